// SPDX-License-Identifier: Apache-2.0
import type { ReportData } from "./data";

const text = document.getElementById("report-data")?.textContent ?? "null";
const data = JSON.parse(text) as ReportData | null;
document.getElementById("page")!.textContent = data ? data.title.en : "no data";
