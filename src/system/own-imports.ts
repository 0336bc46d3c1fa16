// Our files name each other by their place and with their ending, and none is a link: Node need not look for each of them on the disk, which it does
// four times a file.
import { registerHooks } from 'node:module';

const SOURCES = new URL('../', import.meta.url).href;

/** From here on what a file of src imports from a file of ours is taken from where its name says. */
export function resolveOwnImports(): void {
  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL } = context;
      const isOwn = specifier.startsWith('.') && specifier.endsWith('.ts') && parentURL?.startsWith(SOURCES) === true;
      if (!isOwn) return next(specifier, context);
      return { url: new URL(specifier, parentURL).href, format: 'module-typescript', shortCircuit: true };
    },
  });
}
