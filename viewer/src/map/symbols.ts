// SPDX-License-Identifier: Apache-2.0
import type { Phase } from "../model/incident_phase";
import { COLOURS } from "./palette";
import type { Activity } from "./unit_groups";

export const UNIT_RADIUS = 7;

function outline(ctx: CanvasRenderingContext2D, activity: Activity, r: number): void {
  if (activity === "moving") polygon(ctx, [1.5 * r, 0, -0.9 * r, 1.05 * r, -0.9 * r, -1.05 * r]);
  else if (activity === "on_scene") ctx.rect(-r, -r, 2 * r, 2 * r);
  else if (activity === "guarding") polygon(ctx, [1.35 * r, 0, 0, 1.35 * r, -1.35 * r, 0, 0, -1.35 * r]);
  else ctx.arc(0, 0, r, 0, 2 * Math.PI);
}

function polygon(ctx: CanvasRenderingContext2D, points: number[]): void {
  ctx.moveTo(points[0], points[1]);
  for (let i = 2; i < points.length; i += 2) ctx.lineTo(points[i], points[i + 1]);
  ctx.closePath();
}

export interface UnitLook {
  activity: Activity;
  colour: string;
  letter: string;
  heading: number | null;
}

/** A unit: the shape says what it does, colour and letter what sort of unit it is. */
export function drawUnit(ctx: CanvasRenderingContext2D, x: number, y: number, look: UnitLook): void {
  ctx.save();
  ctx.translate(x, y);
  ctx.save();
  if (look.activity === "moving") ctx.rotate(-(look.heading ?? Math.PI / 2));
  ctx.beginPath();
  outline(ctx, look.activity, look.activity === "standby" ? UNIT_RADIUS - 1 : UNIT_RADIUS);
  ctx.restore();
  ctx.fillStyle = look.colour;
  ctx.fill();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = "#ffffff";
  ctx.stroke();
  if (look.activity === "stopped") drawBar(ctx);
  else drawLetter(ctx, look.letter);
  ctx.restore();
}

function drawLetter(ctx: CanvasRenderingContext2D, letter: string): void {
  ctx.font = "bold 9px system-ui, sans-serif";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = "#ffffff";
  ctx.fillText(letter, 0, 0.5);
}

/** As on a no-entry sign. */
function drawBar(ctx: CanvasRenderingContext2D): void {
  ctx.fillStyle = "#ffffff";
  ctx.fillRect(-4.5, -1.8, 9, 3.6);
}

/** Slight 6 px, grave 13 px. */
export function incidentRadius(severity: number): number {
  return 6 + 2.4 * (Math.min(4, Math.max(1, severity)) - 1);
}

export interface IncidentLook {
  phase: Exclude<Phase, "none">;
  radius: number;
  late: boolean;
  fade: number; // 1: as it is, 0: gone
  pulse?: number; // 0 to 1: a ring that grows and fades draws the eye
}

/** An incident: dashes, dot, filling and tick tell its phase even without colour. */
export function drawIncident(ctx: CanvasRenderingContext2D, x: number, y: number, look: IncidentLook): void {
  ctx.save();
  ctx.translate(x, y);
  if (look.pulse !== undefined) drawPulse(ctx, look.radius, look.pulse);
  ctx.globalAlpha = look.fade;
  drawRing(ctx, look.radius, look.phase);
  if (look.phase === "reported") drawDot(ctx);
  if (look.phase === "cleared") drawTick(ctx);
  if (look.late) drawLateFlag(ctx, look.radius);
  ctx.restore();
}

function drawPulse(ctx: CanvasRenderingContext2D, radius: number, pulse: number): void {
  ctx.globalAlpha = 0.75 * (1 - pulse);
  ctx.beginPath();
  ctx.arc(0, 0, radius + 3 + 11 * pulse, 0, 2 * Math.PI);
  ctx.lineWidth = 3;
  ctx.strokeStyle = COLOURS.reported;
  ctx.stroke();
}

const FILLINGS = { unreported: "#ffffff99", reported: "#ffead9e6", handled: "#f2a35e", cleared: "#d3efe6cc" };

function drawRing(ctx: CanvasRenderingContext2D, radius: number, phase: IncidentLook["phase"]): void {
  ctx.beginPath();
  ctx.arc(0, 0, radius, 0, 2 * Math.PI);
  ctx.fillStyle = FILLINGS[phase];
  ctx.fill();
  ctx.lineWidth = phase === "cleared" ? 1.5 : 2.5;
  ctx.strokeStyle = COLOURS[phase];
  ctx.setLineDash(phase === "unreported" ? [4, 3] : []);
  ctx.stroke();
  ctx.setLineDash([]);
}

function drawDot(ctx: CanvasRenderingContext2D): void {
  ctx.beginPath();
  ctx.arc(0, 0, 2.5, 0, 2 * Math.PI);
  ctx.fillStyle = COLOURS.reported;
  ctx.fill();
}

function drawTick(ctx: CanvasRenderingContext2D): void {
  ctx.beginPath();
  ctx.moveTo(-3.5, 0.5);
  ctx.lineTo(-1, 3);
  ctx.lineTo(4, -3);
  ctx.lineWidth = 2;
  ctx.stroke();
}

/** A flag with an exclamation mark, to the upper right. */
function drawLateFlag(ctx: CanvasRenderingContext2D, radius: number): void {
  const at = radius * 0.75;
  ctx.translate(at, -at);
  ctx.beginPath();
  ctx.arc(0, 0, 5.5, 0, 2 * Math.PI);
  ctx.fillStyle = COLOURS.late;
  ctx.fill();
  ctx.font = "bold 9px system-ui, sans-serif";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = "#ffffff";
  ctx.fillText("!", 0, 0.5);
}

export function drawStation(ctx: CanvasRenderingContext2D, x: number, y: number): void {
  ctx.fillStyle = COLOURS.station;
  ctx.strokeStyle = "#ffffff";
  ctx.lineWidth = 1;
  ctx.beginPath();
  polygon(ctx, [x - 5, y + 5, x - 5, y - 2, x, y - 6, x + 5, y - 2, x + 5, y + 5]);
  ctx.fill();
  ctx.stroke();
}

export const SIGN_RADIUS = 7;

/** A street that people closed: the traffic sign for it. */
export function drawSign(ctx: CanvasRenderingContext2D, x: number, y: number): void {
  ctx.beginPath();
  ctx.arc(x, y, SIGN_RADIUS, 0, 2 * Math.PI);
  ctx.fillStyle = "#ffffff";
  ctx.fill();
  ctx.lineWidth = 3;
  ctx.strokeStyle = "#b3001b";
  ctx.stroke();
}

/** A basin: a disc in the colour of its depth; dry ones are small and hollow. */
export function drawBasin(ctx: CanvasRenderingContext2D, x: number, y: number, colour: string | null, radius: number): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = colour ?? "#ffffff";
  ctx.fill();
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = colour ? "#ffffff" : COLOURS.waterwayName;
  ctx.stroke();
}
