// Bugs planted into a runner as it loads its files, to show that the proof of sending would find them. Loaded with --import; MUTANT names one.
import { registerHooks } from 'node:module';

interface Mutant {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export const MUTANTS: Readonly<Record<string, Mutant>> = {
  'an attempt that was never ended is tried again': {
    file: '/src/domain/outbox/outbox-states.ts',
    from: "return settle(before, 'uncertain', 'the attempt was never ended', moment);",
    to: "return { ...withoutClaim(before), state: 'approved' };",
  },
  'an answer that was lost counts as sent': {
    file: '/src/domain/outbox/outbox-states.ts',
    from: "return settle(before, 'uncertain', 'the attempt was never ended', moment);",
    to: "return settle(before, 'sent', 'the attempt was never ended', moment);",
  },
  'what may have gone before a restore goes as if it were new': {
    file: '/src/ledger/sqlite/ledger-standing.ts',
    from: 'if (blocked === undefined && unblockedMs === undefined) return undefined;',
    to: 'return undefined;',
  },
  'an older ledger beside a newer copy is worked on': {
    file: '/src/domain/record/record-copies.ts',
    from: 'if (signed.length > 0) {',
    to: 'if (signed.length > 99) {',
  },
  'what the anchor says is ignored': {
    file: '/src/app/restore/anchors.ts',
    from: 'return bytes === undefined ? undefined : head.parse(',
    to: 'return bytes !== null ? undefined : head.parse(',
  },
  'the anchor is not written before the body': {
    file: '/src/mail/attempt.ts',
    from: 'if (answer.started) await',
    to: 'if (answer.started && begun.started === undefined) await',
  },
  'the tab Record is never written': {
    file: '/src/jobs/guards/guard-record.ts',
    from: 'if (mark === undefined) return others;',
    to: 'if (mark !== null) return others;',
  },
  'a ledger that holds every head is called older': {
    file: '/src/ledger/sqlite/ledger-standing.ts',
    from: '(!holdsHead(store, head) ||',
    to: '(holdsHead(store, head) ||',
  },
  'a body that begins to leave before the second commit': {
    file: '/src/mail/smtp/smtp-transport.ts',
    from: 'const answer = await start().catch(() => ({ started: false }));',
    to: `body.push(bytes.subarray(0, 8192)); await new Promise((done) => setTimeout(done, 200));
      const answer = await start().catch(() => ({ started: false }));`,
  },
  'commits that do not wait for the disk': {
    file: '/src/ledger/sqlite/sqlite-store.ts',
    from: "pragma synchronous = ${durable ? 'full' : 'off'}; pragma secure_delete = on;`);",
    to: 'pragma synchronous = normal; pragma secure_delete = on;`); durable = false;',
  },
};

const mutant = MUTANTS[process.env['MUTANT'] ?? ''];
if (mutant !== undefined)
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.endsWith(mutant.file) || loaded.source === undefined) return loaded;
      const text = Buffer.from(loaded.source as Uint8Array).toString('utf8');
      if (!text.includes(mutant.from)) throw new Error('the mutant no longer fits the file it was written for');
      return { ...loaded, source: text.replace(mutant.from, mutant.to) };
    },
  });
