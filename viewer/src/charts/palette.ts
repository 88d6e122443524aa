// SPDX-License-Identifier: Apache-2.0

/** Okabe & Ito's colours, which most kinds of colour blindness tell apart. */
export const COLOURS = {
  blue: "#0072b2",
  sky: "#56b4e9",
  orange: "#e69f00",
  vermillion: "#d55e00",
  green: "#009e73",
  purple: "#cc79a7",
  yellow: "#f0e442",
  ink: "#1b1f24",
  grey: "#8c959f",
  pale: "#d8dee4",
};

const LINES = { symbol: "rect", dashArrayX: [1, 0], symbolSize: 1, color: "rgba(0,0,0,0.45)" };

/** Patterns over a colour, so that a grey print tells it from its neighbours. */
export const DECALS = {
  none: { symbol: "none" },
  hatched: { ...LINES, dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  backHatched: { ...LINES, dashArrayY: [2, 5], rotation: Math.PI / 4 },
  lying: { ...LINES, dashArrayY: [1, 5] },
  dotted: {
    symbol: "circle",
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.5,
    color: "rgba(0,0,0,0.45)",
  },
};
