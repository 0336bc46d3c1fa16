// A notice to the IDVA service that cannot go is told at once by every other road that is set: a second relay and a program of the area.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RealCase } from '../case.ts';
import { ACCOUNT, PASSWORD } from '../dovecot.ts';

const FIRST = '2027-03-01T10:00';
const TO = 'coordinator@example.org';

export const alarmCase: RealCase = {
  id: 'F61',
  what: 'the relay’s disk is full: the second relay and the program of the area tell it once it does not pass, without a word about a case',
  async run(world, row) {
    const file = path.join(world.stage.folder, 'told-by-program');
    const relay = { host: '127.0.0.1', ...world.smtp('good'), tls: 'starttls' };
    const auth = { kind: 'password', user: ACCOUNT, password: { file: 'mail-password' } };
    const alarms = {
      to: [TO],
      noGoodRunBy: '09:15',
      nation: 'england-and-wales',
      relay: { ...relay, auth },
      command: ['/usr/bin/tee', file],
    };
    const desk = await world.desk('disk-full', { password: PASSWORD, more: { alarms } });
    await desk.refer('2027-03-01T09:15', 1);
    await desk.marac(FIRST, 'run');
    // What may pass by itself is told of once it has not.
    const said = await desk.marac('2027-03-01T10:40', 'run', 'send');
    const log = desk.logged.filter((one) => !one.startsWith('info'));
    const how = `run said: ${said.out}${said.err}; log: ${log.join('; ')}`;
    await world.rest();
    const mails = world.dovecot.stored(TO);
    row.holds(mails.length === 1, `${mails.length} mails by the second relay; ${how}`);
    const told = existsSync(file) ? readFileSync(file, 'utf8') : '';
    row.holds(told !== '', 'the program was told nothing');
    for (const text of [told, ...mails.map((one) => one.text)])
      row.holds(!/Victimsen|Perpov|R-BAAA22/.test(text), 'it names a person or a case');
  },
};
