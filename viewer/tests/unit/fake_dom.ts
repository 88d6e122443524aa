// SPDX-License-Identifier: Apache-2.0

type Child = FakeElement | string;
type Listener = (event: { preventDefault(): void }) => void;

/** As much of a document's element as the forms of the live page use. */
export class FakeElement {
  nodes: Child[] = [];
  parent: FakeElement | null = null;
  value = "";
  checked = false;
  private readonly attributes = new Map<string, string>();
  private readonly listeners: [string, Listener][] = [];

  constructor(readonly tag: string) {}

  get type(): string {
    return this.attributes.get("type") ?? "";
  }
  get children(): FakeElement[] {
    return this.nodes.filter((node): node is FakeElement => typeof node !== "string");
  }
  get firstElementChild(): FakeElement | undefined {
    return this.children[0];
  }
  get textContent(): string {
    return this.nodes.map((node) => (typeof node === "string" ? node : node.textContent)).join("");
  }

  setAttribute(key: string, value: string): void {
    this.attributes.set(key, value);
  }
  removeAttribute(key: string): void {
    this.attributes.delete(key);
  }
  getAttribute(key: string): string | null {
    return this.attributes.get(key) ?? null;
  }
  append(...more: Child[]): void {
    for (const node of more) if (typeof node !== "string") node.parent = this;
    this.nodes.push(...more);
  }
  replaceChildren(...more: Child[]): void {
    this.nodes = [];
    this.append(...more);
  }
  remove(): void {
    if (this.parent) this.parent.nodes = this.parent.nodes.filter((node) => node !== this);
    this.parent = null;
  }
  addEventListener(event: string, listener: Listener): void {
    this.listeners.push([event, listener]);
  }
  /** Lets listeners hear an event; nothing bubbles. */
  hear(event: string): void {
    for (const [name, listener] of this.listeners) if (name === event) listener({ preventDefault: () => undefined });
  }
  close(): void {}
  focus(): void {}
  showModal(): void {}

  /** All elements below that are so. */
  all(fits: (element: FakeElement) => boolean): FakeElement[] {
    return this.children.flatMap((child) => [...(fits(child) ? [child] : []), ...child.all(fits)]);
  }
}

class FakeInput extends FakeElement {}

export const body = new FakeElement("body");

// The page makes some elements while it is loaded: import this first.
Object.assign(globalThis, {
  HTMLInputElement: FakeInput,
  document: { body, createElement: (tag: string) => (tag === "input" ? new FakeInput(tag) : new FakeElement(tag)) },
});
