#!/usr/bin/env node
// Starts the command line, or says which Node it needs: an older Node cannot even read main.ts.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `marac needs Node 24 or newer; this is Node ${process.versions.node}. After "npm ci" the checkout has its own: node_modules/.bin/node.`,
  );
  process.exit(78);
}
// Node 24.0 to 24.14 says that node:sqlite (and 24.0 that type stripping) is experimental. We know: say nothing of those two.
const quiet = /^(SQLite|Type Stripping) is an experimental feature/;
const emit = process.emitWarning.bind(process);
process.emitWarning = (warning, ...rest) => {
  if (quiet.test(String(warning?.message ?? warning))) return;
  emit(warning, ...rest);
};
const { keepCompiled } = await import('./system/compile-cache.ts');
keepCompiled();
const { resolveOwnImports } = await import('./system/own-imports.ts');
resolveOwnImports();
await import('./main.ts');
