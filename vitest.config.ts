import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/same-chance.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    isolate: false, // 2 s instead of 28 s for 120 files; a test leaves nothing behind, so files may share a worker
    testTimeout: 60_000, // a busy machine must not make a test fail
    hookTimeout: 60_000,
    maxWorkers: 2, // the default on two cores is one
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary', 'json-summary'] },
  },
});
