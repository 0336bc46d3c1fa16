// Loaded with --import before a program: prints at its end, on the error stream, every module that was loaded.
import module from 'node:module';

const loaded: string[] = [];
module.registerHooks({
  load(url, context, next) {
    loaded.push(url);
    return next(url, context);
  },
});
process.on('exit', () => process.stderr.write(loaded.map((url) => `loaded ${url}\n`).join('')));
