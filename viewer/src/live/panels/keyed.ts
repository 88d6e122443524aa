// SPDX-License-Identifier: Apache-2.0

/** One element for each key, made once and kept: what has the focus keeps it while others come and go. */
export class KeyedList<T> {
  private readonly rows = new Map<string, { element: HTMLElement; told: string }>();

  constructor(
    private readonly place: HTMLElement,
    private readonly key: (value: T) => string,
    private readonly make: (value: T) => HTMLElement,
    private readonly update: (element: HTMLElement, value: T) => void,
    private readonly signature: (value: T) => string, // an element is updated when it changes
  ) {}

  show(values: readonly T[]): void {
    const wanted = new Set(values.map(this.key));
    for (const [key, { element }] of this.rows) {
      if (wanted.has(key)) continue;
      element.remove();
      this.rows.delete(key);
    }
    let after: Element | null = null;
    for (const value of values) {
      const element = this.row(value);
      const next: Element | null = after ? after.nextElementSibling : this.place.firstElementChild;
      if (next !== element) this.place.insertBefore(element, next);
      after = element;
    }
  }

  private row(value: T): HTMLElement {
    const key = this.key(value);
    const told = this.signature(value);
    let row = this.rows.get(key);
    if (!row) this.rows.set(key, (row = { element: this.make(value), told: "" }));
    if (row.told !== told) this.update(row.element, value);
    row.told = told;
    return row.element;
  }
}
