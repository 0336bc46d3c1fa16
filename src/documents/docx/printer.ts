export async function printDocx(html: string): Promise<Uint8Array> {
  return Buffer.from(html);
}
