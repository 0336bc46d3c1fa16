// Whether accounts of this machine that are neither the owner of a workbook nor of its group may open it. People's programs save it anew, each with the
// rights it gives to any file: what strangers may do is taken back at every reading.
import { chmod, stat } from 'node:fs/promises';
import path from 'node:path';

const STRANGERS = 0o007;
const ENTER = 0o001;
const CHANGE = 0o002;
/** In such a folder, as /tmp is one, everybody may lay things down and nobody take another's. */
const STICKY = 0o1000;

/** False where every account may open or exchange it and this account may not change that. Windows has no such rights: there it is true. */
export async function isClosedToStrangers(file: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  const found = await stat(file).catch(() => undefined);
  const folder = await stat(path.dirname(file)).catch(() => undefined);
  if (found === undefined || folder === undefined) return true; // whoever reads it says so
  const isShut = (found.mode & STRANGERS) === 0 || (await takeBack(file, found.mode));
  const mayExchange = (folder.mode & CHANGE) !== 0 && (folder.mode & STICKY) === 0;
  return (isShut && !mayExchange) || !(await canReach(path.dirname(file)));
}

async function takeBack(file: string, mode: number): Promise<boolean> {
  try {
    await chmod(file, mode & 0o777 & ~STRANGERS);
    // A share may take the order and keep its own rights.
    return ((await stat(file)).mode & STRANGERS) === 0;
  } catch {
    return false;
  }
}

/** Whether a stranger gets through every folder on the way. */
async function canReach(folder: string): Promise<boolean> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (((await stat(at)).mode & ENTER) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}
