// SPDX-License-Identifier: Apache-2.0

/** Colours after Okabe and Ito (2008), darkened where white letters stand on them. */
export const COLOURS = {
  land: "#f6f4ef",
  waterway: "#c9dce8",
  waterwayName: "#456b85",
  zoneName: "#6b655a",
  street: "#cfcabd",
  casing: "#a39c8b",
  mainStreet: "#ffffff",
  elevated: "#8d8a99",
  station: "#3a3a3a",
  closed: "#111111",
  unreported: "#4a4a4a",
  reported: "#d55e00",
  handled: "#b04a00",
  cleared: "#00795a",
  late: "#8f0000",
  chosen: "#111111",
};

/** Depth scale: from this many mm on, in this colour. Light to dark, so that grey print keeps the order. */
export const DEPTHS = [
  { from_mm: 10, colour: "#7cc4ee" },
  { from_mm: 50, colour: "#3a9bd8" },
  { from_mm: 150, colour: "#1465ad" },
  { from_mm: 300, colour: "#08306b" },
];

/** Null: as good as dry. */
export function depthColour(depth_mm: number): string | null {
  let colour: string | null = null;
  for (const depth of DEPTHS) if (depth_mm >= depth.from_mm) colour = depth.colour;
  return colour;
}
