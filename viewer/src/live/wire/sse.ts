// SPDX-License-Identifier: Apache-2.0

/** One event of an event stream (text/event-stream). */
export interface StreamEvent {
  id: string; // of the last event that had one
  event: string; // "message" where it says none
  data: string;
}

/** Reads an event stream that arrives in pieces, wherever they are cut. EventSource cannot: it sends no Authorization. */
export class EventParser {
  private rest = "";
  private data: string[] = [];
  private event = "";
  private afterReturn = false; // a piece ended with \r: a \n that follows belongs to it
  private first = true;
  id = "";
  retry_ms: number | null = null;

  /** The events that this piece completes. */
  push(piece: string): StreamEvent[] {
    const done: StreamEvent[] = [];
    for (const line of this.lines(piece)) {
      const event = this.line(line);
      if (event) done.push(event);
    }
    return done;
  }

  /** A connection that was cut leaves half an event, which is void. */
  forgetHalf(): void {
    this.rest = this.event = "";
    this.data = [];
    this.afterReturn = false;
    this.first = true;
  }

  private lines(piece: string): string[] {
    let text = piece;
    if (this.first && text !== "") {
      text = text.replace(/^\uFEFF/, "");
      this.first = false;
    }
    if (this.afterReturn && text.startsWith("\n")) text = text.slice(1);
    if (piece !== "") this.afterReturn = piece.endsWith("\r");
    const lines = (this.rest + text).split(/\r\n|\r|\n/);
    this.rest = lines.pop()!;
    return lines;
  }

  private line(line: string): StreamEvent | null {
    if (line === "") return this.dispatch();
    if (line.startsWith(":")) return null;
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    this.set(field, value);
    return null;
  }

  private set(field: string, value: string): void {
    if (field === "data") this.data.push(value);
    else if (field === "event") this.event = value;
    else if (field === "id" && !value.includes("\0")) this.id = value;
    else if (field === "retry" && /^\d+$/.test(value)) this.retry_ms = Number(value);
  }

  private dispatch(): StreamEvent | null {
    const found = this.data.length > 0 ? { id: this.id, event: this.event || "message", data: this.data.join("\n") } : null;
    this.data = [];
    this.event = "";
    return found;
  }
}
