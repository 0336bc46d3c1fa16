// An authority of our own, made with openssl: certificates of 127.0.0.1 that are good, over since yesterday, or of another machine.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../desk/tools.ts';

export const CERTIFICATES = ['good', 'expired', 'wrong-name'] as const;
export type CertificateName = (typeof CERTIFICATES)[number];

export interface Certificates {
  /** What a desk trusts: mail.smtp.caFile. */
  readonly authority: string;
  certificate(name: CertificateName): string;
  key(name: CertificateName): string;
}

const DAY_MS = 86_400_000;

export function makeCertificates(openssl: string, folder: string): Certificates {
  mkdirSync(path.join(folder, 'issued'), { recursive: true, mode: 0o711 });
  const at = (name: string): string => path.join(folder, name);
  const ask = (...args: readonly string[]): void => {
    const done = run(openssl, args);
    if (!done.ok) throw new Error(`openssl ${args[0]}: ${done.output}`);
  };
  writeFileSync(at('index.txt'), '');
  writeFileSync(at('serial'), '01\n');
  writeFileSync(at('ca.conf'), authorityConfig(folder));
  const make = ['req', '-newkey', 'rsa:2048', '-nodes', '-batch'];
  ask(...make, '-x509', '-days', '30', '-subj', '/CN=Made-up authority', '-keyout', at('ca.key'), '-out', at('ca.pem'));
  const now = Date.now();
  for (const name of CERTIFICATES) {
    const host = name === 'wrong-name' ? 'DNS:elsewhere.example.org' : 'IP:127.0.0.1,IP:127.0.0.2';
    writeFileSync(at(`${name}.ext`), `subjectAltName=${host}\nextendedKeyUsage=serverAuth\n`);
    ask(...make, '-subj', `/CN=${name}`, '-keyout', at(`${name}.key`), '-out', at(`${name}.csr`));
    const [from, to] = name === 'expired' ? [now - 10 * DAY_MS, now - DAY_MS] : [now - DAY_MS, now + 10 * DAY_MS];
    const dates = ['-startdate', asn1(from), '-enddate', asn1(to)];
    const files = ['-in', at(`${name}.csr`), '-out', at(`${name}.pem`), '-extfile', at(`${name}.ext`)];
    ask('ca', '-batch', '-notext', '-config', at('ca.conf'), ...dates, ...files);
  }
  return {
    authority: at('ca.pem'),
    certificate: (name) => at(`${name}.pem`),
    key: (name) => at(`${name}.key`),
  };
}

/** YYYYMMDDHHMMSSZ */
function asn1(ms: number): string {
  return `${new Date(ms).toISOString().replaceAll(/[-:T]|\.\d+Z$/g, '')}Z`;
}

function authorityConfig(folder: string): string {
  return `[ca]
default_ca = own
[own]
dir = ${folder}
database = $dir/index.txt
serial = $dir/serial
new_certs_dir = $dir/issued
certificate = $dir/ca.pem
private_key = $dir/ca.key
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
`;
}
