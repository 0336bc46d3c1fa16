// A column of numbers that grows.

export class NumberColumn {
  data = new Int32Array(1024);
  length = 0;
  push(value: number): void {
    if (this.length === this.data.length) {
      const wider = new Int32Array(Math.ceil(this.data.length * 1.5));
      wider.set(this.data);
      this.data = wider;
    }
    this.data[this.length++] = value;
  }
  at(i: number): number {
    return this.data[i] ?? 0;
  }
}
