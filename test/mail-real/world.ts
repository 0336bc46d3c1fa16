// The servers of one row of test:mail, and what its case needs of them.
import path from 'node:path';
import { copyDesk } from '../upgrade/open-desk.ts';
import { makeCertificates, type Certificates } from './certificates.ts';
import { makeRealDesk, openRealDesk, type MailSettings, type RealDesk } from './desk.ts';
import { ACCOUNT, openDovecot, type Dovecot } from './dovecot.ts';
import { judge, type Judged } from './judge.ts';
import type { Tools } from './needs.ts';
import { openPostfix, type Postfix, type Service } from './postfix.ts';
import { openPolicy, type Policy } from './policy.ts';
import { openProxy, type Proxy } from './proxy.ts';
import { openStage, until, type Stage } from './stage.ts';

export interface RealWorld {
  readonly stage: Stage;
  readonly policy: Policy;
  readonly postfix: Postfix;
  readonly dovecot: Dovecot;
  /** Before Postfix's good port. */
  readonly proxy: Proxy;
  /** The certificate of the authority that a desk and its people trust. */
  readonly authority: string;
  readonly kills: number;
  readonly seed: number;
  /** A new desk before that port of Postfix, or before the proxy. */
  desk(at?: Service | 'proxy', more?: Partial<MailSettings>): Promise<RealDesk>;
  smtp(at: Service | 'proxy'): MailSettings['smtp'];
  /** Waits until Postfix has ended every conversation and delivered all that it took. */
  rest(): Promise<void>;
  judge(desk: RealDesk, now: string): Promise<Judged>;
  /** Gives processes that would not end by themselves. */
  close(): Promise<readonly number[]>;
}

/** What all rows have a copy of. */
export interface Ground {
  readonly stage: Stage;
  readonly tools: Tools;
  readonly certificates: Certificates;
  /** A desk with its register and one meeting. */
  readonly desk: string;
}

export async function layGround(tools: Tools): Promise<Ground> {
  const stage = openStage();
  const certificates = makeCertificates(tools.openssl, path.join(stage.folder, 'ca'));
  const desk = path.join(stage.folder, 'desks', 'new');
  await makeRealDesk(desk);
  return { stage, tools, certificates, desk };
}

/** Servers of a row's own: nothing that an earlier row did is there. */
export async function openRealWorld(ground: Ground, name: string, kills: number, seed: number): Promise<RealWorld> {
  const { tools, certificates } = ground;
  const stage = ground.stage.part(name);
  const dovecot = await openDovecot({ stage, tools, certificates });
  const policy = await openPolicy();
  const postfix = await openPostfix({ stage, tools, certificates, dovecot, account: ACCOUNT, policy: policy.port });
  const proxy = await openProxy(postfix.port('good'));
  const smtp: RealWorld['smtp'] = (at) => ({
    port: at === 'proxy' ? proxy.port : postfix.port(at),
    caFile: certificates.authority,
  });
  const rest = async (): Promise<void> => {
    await until('Postfix has ended every conversation with the proxy', () => proxy.open() === 0);
    await postfix.drain();
  };
  let desks = 0;
  return {
    stage,
    policy,
    postfix,
    dovecot,
    proxy,
    authority: certificates.authority,
    kills,
    seed,
    smtp,
    rest,
    async desk(service = 'good', more = {}) {
      desks += 1;
      const folder = path.join(stage.folder, `desk-${desks}`);
      copyDesk(ground.desk, folder);
      return openRealDesk(folder, { mode: 'live', smtp: smtp(service), ...more });
    },
    async judge(desk, now) {
      await rest();
      return judge(desk, dovecot, now);
    },
    async close() {
      await proxy.close();
      const left = await stage.close();
      await policy.close();
      return left;
    },
  };
}
