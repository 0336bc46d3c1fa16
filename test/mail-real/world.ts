// The servers of one run of test:mail, and what every case needs of them.
import path from 'node:path';
import { copyDesk } from '../upgrade/open-desk.ts';
import { makeCertificates } from './certificates.ts';
import { makeRealDesk, openRealDesk, type MailSettings, type RealDesk } from './desk.ts';
import { ACCOUNT, openDovecot, type Dovecot } from './dovecot.ts';
import { judge, type Judged } from './judge.ts';
import type { Tools } from './needs.ts';
import { openPostfix, type Postfix, type Service } from './postfix.ts';
import { openProxy, type Proxy } from './proxy.ts';
import { openStage, type Stage } from './stage.ts';

export interface RealWorld {
  readonly stage: Stage;
  readonly postfix: Postfix;
  readonly dovecot: Dovecot;
  /** Before Postfix's good port. */
  readonly proxy: Proxy;
  /** The certificate of the authority that a desk and its people trust. */
  readonly authority: string;
  readonly kills: number;
  readonly seed: number;
  /** A new desk before that port of Postfix, or before the proxy; everybody's mailbox is empty. */
  desk(at?: Service | 'proxy', more?: Partial<MailSettings>): Promise<RealDesk>;
  smtp(at: Service | 'proxy'): MailSettings['smtp'];
  judge(desk: RealDesk, now: string): Promise<Judged>;
  close(): Promise<readonly number[]>;
}

export async function openRealWorld(tools: Tools, kills: number, seed: number): Promise<RealWorld> {
  const stage = openStage();
  const certificates = makeCertificates(tools.openssl, path.join(stage.folder, 'ca'));
  const dovecot = await openDovecot({ stage, tools, certificates });
  const postfix = await openPostfix({ stage, tools, certificates, dovecot, account: ACCOUNT });
  const proxy = await openProxy(postfix.port('good'));
  const smtp: RealWorld['smtp'] = (at) => ({
    port: at === 'proxy' ? proxy.port : postfix.port(at),
    caFile: certificates.authority,
  });
  const at = (name: string): string => path.join(stage.folder, 'desks', name);
  await makeRealDesk(at('new'));
  let desks = 0;
  return {
    stage,
    postfix,
    dovecot,
    proxy,
    authority: certificates.authority,
    kills,
    seed,
    smtp,
    async desk(service = 'good', more = {}) {
      await postfix.drain();
      dovecot.empty();
      desks += 1;
      copyDesk(at('new'), at(`desk-${desks}`));
      return openRealDesk(at(`desk-${desks}`), { mode: 'live', smtp: smtp(service), ...more });
    },
    async judge(desk, now) {
      await postfix.drain();
      return judge(desk, dovecot, now);
    },
    async close() {
      await proxy.close();
      return stage.close();
    },
  };
}
