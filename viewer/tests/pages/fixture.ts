// SPDX-License-Identifier: Apache-2.0
import { test as plain, expect, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ReportData } from "../../src/data";

const folder = resolve(process.env.REPORTS ?? "reports");

export { expect };

/** Any test fails on an error in the console, a dialog, or a request for anything but the page itself. */
export const test = plain.extend({
  page: async ({ page }, use) => {
    const faults: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(pathToFileURL(folder).href)) faults.push(`request: ${request.url()}`);
      else if (request.resourceType() !== "document") faults.push(`request: ${request.url()}`);
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

export function reportFile(name: string): string {
  return join(folder, name);
}

export function jsonFile<T>(name: string): T {
  return JSON.parse(readFileSync(reportFile(name), "utf-8")) as T;
}

/** Opens NAME.html and gives the data that the program wrote into it. */
export async function open(page: Page, name: string, language = "en"): Promise<ReportData> {
  await page.goto(`${pathToFileURL(reportFile(`${name}.html`)).href}#lang=${language}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const text = await page.locator("#report-data").textContent();
  const data = JSON.parse(text!) as ReportData;
  if (data.run) await page.waitForFunction(() => (window.stormcrew?.frames() ?? 0) > 0);
  return data;
}

/** Drags the slider, as far as a test can: the value as a hand would leave it. */
export async function setMoment(page: Page, moment: number): Promise<number> {
  await page.locator("input.slider").fill(String(Math.round(moment / 300) * 300));
  await settled(page);
  return page.evaluate(() => window.stormcrew!.moment());
}

/** Two frames later everything asked for so far is on the canvas. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

type Rectangle = [x: number, y: number, width: number, height: number];

/**
 * A part of the map's canvas (all of it unless told): its first pixel as a number 0xAABBGGRR, and all of them as one
 * number that changes when any does. Reads a copy, so that the page's own canvas stays as fast as it is.
 */
async function readMap(page: Page, part?: Rectangle): Promise<{ first: number; digest: number }> {
  return page.evaluate((asked) => {
    const canvas = document.querySelector<HTMLCanvasElement>(".map canvas")!;
    const ratio = canvas.width / canvas.clientWidth;
    const [x, y, width, height] = asked?.map((v) => Math.round(v * ratio)) ?? [0, 0, canvas.width, canvas.height];
    const ctx = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true })!;
    ctx.drawImage(canvas, x, y, width, height, 0, 0, width, height);
    const pixels = new Uint32Array(ctx.getImageData(0, 0, width, height).data.buffer);
    return { first: pixels[0], digest: pixels.reduce((digest, value) => (Math.imul(digest, 31) + value) | 0, 0) };
  }, part);
}

/** Colour of one point of the map as "#rrggbb". */
export async function pixel(page: Page, x: number, y: number): Promise<string> {
  const { first } = await readMap(page, [x, y, 1, 1]);
  return `#${[0, 8, 16].map((shift) => ((first >> shift) & 255).toString(16).padStart(2, "0")).join("")}`;
}

export async function mapDigest(page: Page): Promise<number> {
  return (await readMap(page)).digest;
}

export async function project(page: Page, place: { x: number; y: number }): Promise<[number, number]> {
  return page.evaluate((p) => window.stormcrew!.project(p.x, p.y), place);
}

export async function pick(page: Page, at: [number, number]) {
  return page.evaluate(([x, y]) => window.stormcrew!.pick(x, y), at);
}

export async function clickMap(page: Page, [x, y]: [number, number]): Promise<void> {
  await page.locator(".map canvas").click({ position: { x, y } });
}
