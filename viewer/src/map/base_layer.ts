// SPDX-License-Identifier: Apache-2.0
import { name, type Language } from "../context";
import type { RunData } from "../data";
import { COLOURS } from "./palette";
import type { Scene } from "./scene";
import { toScreen, useMapCoordinates, type View } from "./view";

/** How much more than the view is drawn on each side, so that small moves need no new drawing. */
const MARGIN = 0.25;

/** Where along a waterway its name may stand, as shares of its points: the first that is free. */
const NAME_PLACES = [0.5, 0.35, 0.65, 0.2, 0.8];

/** Streets by class: width on the ground in metres, least width on the screen in pixels. */
const LOOKS: { least: number; metres: number; main: boolean }[] = [
  { least: 3.2, metres: 24, main: true },
  { least: 3, metres: 22, main: true },
  { least: 2.6, metres: 18, main: true },
  { least: 2, metres: 14, main: true },
  { least: 1.1, metres: 9, main: false },
  { least: 0.7, metres: 7, main: false },
  { least: 0.6, metres: 6, main: false },
  { least: 0.5, metres: 5, main: false },
  { least: 0.45, metres: 4, main: false },
];

/** By whole pixels on each side: a copy at half a pixel would be blurred. */
function widened(length: number): number {
  return length + 2 * Math.ceil(length * MARGIN);
}

/** Streets, waterways and their names, drawn once for a view and then copied. */
export class BaseLayer {
  private readonly canvas = document.createElement("canvas");
  private readonly ctx = this.canvas.getContext("2d")!;
  private view: View | null = null;
  private language: Language | null = null;

  constructor(
    private readonly run: RunData,
    private readonly scene: Scene,
    private readonly metre: number,
  ) {}

  /** True where the last drawing serves `view` sharply and without blank edges. */
  fits(view: View, language: Language): boolean {
    const own = this.view;
    if (!own || own.scale !== view.scale || language !== this.language) return false;
    if (own.width !== widened(view.width) || own.height !== widened(view.height)) return false;
    return (
      Math.abs(own.x - view.x) * view.scale <= view.width * MARGIN &&
      Math.abs(own.y - view.y) * view.scale <= view.height * MARGIN
    );
  }

  draw(view: View, ratio: number, language: Language): void {
    const wide = { ...view, width: widened(view.width), height: widened(view.height) };
    this.view = wide;
    this.language = language;
    this.canvas.width = Math.round(wide.width * ratio);
    this.canvas.height = Math.round(wide.height * ratio);
    this.ctx.fillStyle = COLOURS.land;
    this.ctx.fillRect(0, 0, this.canvas.width, this.canvas.height);
    useMapCoordinates(this.ctx, wide, ratio);
    this.ctx.lineJoin = this.ctx.lineCap = "round";
    this.drawWaterways();
    this.drawStreets(wide.scale);
    this.ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.drawNames(wide, language);
  }

  /** Copies the last drawing to where it belongs in `view`, stretched if the scale is another. */
  copyTo(ctx: CanvasRenderingContext2D, view: View): void {
    if (!this.view) return;
    const stretch = view.scale / this.view.scale;
    const [x, y] = toScreen(view, this.view.x, this.view.y);
    const width = this.view.width * stretch;
    const height = this.view.height * stretch;
    ctx.fillStyle = COLOURS.land;
    ctx.fillRect(0, 0, view.width, view.height);
    ctx.drawImage(this.canvas, x - width / 2, y - height / 2, width, height);
  }

  private drawWaterways(): void {
    this.ctx.strokeStyle = COLOURS.waterway;
    for (const waterway of this.scene.waterways) {
      this.ctx.lineWidth = Math.max(waterway.width, 1.5 / this.view!.scale);
      this.ctx.stroke(waterway.path);
    }
  }

  private drawStreets(scale: number): void {
    const classes = [...this.scene.byClass.keys()].sort((a, b) => b - a);
    const look = (roadClass: number) => LOOKS[Math.min(roadClass, LOOKS.length - 1)];
    const width = (roadClass: number) =>
      Math.max(look(roadClass).metres * this.metre, look(roadClass).least / scale);
    const stroke = (path: Path2D, colour: string, lineWidth: number) => {
      this.ctx.strokeStyle = colour;
      this.ctx.lineWidth = lineWidth;
      this.ctx.stroke(path);
    };
    for (const c of classes.filter((k) => !look(k).main)) stroke(this.scene.byClass.get(c)!, COLOURS.street, width(c));
    const main = classes.filter((k) => look(k).main);
    for (const c of main) stroke(this.scene.byClass.get(c)!, COLOURS.casing, width(c) + 1.4 / scale);
    for (const c of main) stroke(this.scene.byClass.get(c)!, COLOURS.mainStreet, width(c));
    stroke(this.scene.elevated, COLOURS.elevated, width(1) + 1.6 / scale);
    stroke(this.scene.elevated, "#e4e2ee", width(1));
  }

  /** Subdistricts first; a name that would lie on another is left out. */
  private drawNames(view: View, language: Language): void {
    this.ctx.textAlign = "center";
    this.ctx.textBaseline = "middle";
    this.ctx.lineWidth = 3;
    this.ctx.strokeStyle = COLOURS.land;
    const taken: Box[] = [];
    this.ctx.font = "12px system-ui, sans-serif";
    for (const zone of this.run.zones)
      this.write(name(zone.names, language), COLOURS.zoneName, toScreen(view, zone.x, zone.y), taken);
    this.ctx.font = "italic 12px system-ui, sans-serif";
    this.scene.waterways.forEach(({ points }, i) => {
      const text = name(this.run.map.waterways[i].names, language);
      NAME_PLACES.some((share) => {
        const k = 2 * Math.floor((share * points.length) / 2);
        return this.write(text, COLOURS.waterwayName, toScreen(view, points[k], points[k + 1]), taken);
      });
    });
  }

  /** False where another name is in the way. */
  private write(text: string, colour: string, [x, y]: [number, number], taken: Box[]): boolean {
    const half = this.ctx.measureText(text).width / 2 + 3;
    const box = { left: x - half, right: x + half, top: y - 8, bottom: y + 8 };
    const overlaps = (b: Box) =>
      b.left < box.right && box.left < b.right && b.top < box.bottom && box.top < b.bottom;
    if (taken.some(overlaps)) return false;
    taken.push(box);
    this.ctx.fillStyle = colour;
    this.ctx.strokeText(text, x, y);
    this.ctx.fillText(text, x, y);
    return true;
  }
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
