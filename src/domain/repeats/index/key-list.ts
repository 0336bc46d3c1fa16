// The keys of one person, each once; made anew for each person without making anything else.

export class KeyList {
  private keys = new Uint32Array(128);
  size = 0;

  clear(): this {
    this.size = 0;
    return this;
  }
  add(key: number): void {
    for (let i = 0; i < this.size; i++) if (this.keys[i] === key) return;
    if (this.size === this.keys.length) {
      const wider = new Uint32Array(this.size * 2);
      wider.set(this.keys);
      this.keys = wider;
    }
    this.keys[this.size++] = key;
  }
  at(i: number): number {
    return this.keys[i] ?? 0;
  }
}
