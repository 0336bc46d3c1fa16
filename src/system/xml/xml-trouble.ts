// Why XML is not read.

/** Thrown for XML that is not read; the message says what is wrong with it and holds nothing of the file. */
export class XmlTrouble extends Error {
  readonly code: 'damaged' | 'doctype' | 'encoding' | 'text-too-long';
  constructor(code: XmlTrouble['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'XmlTrouble';
    this.code = code;
  }
}
