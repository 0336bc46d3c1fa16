// Between desk and Postfix: passes every byte on, and at a chosen one does what it was told: kills, cuts, or falls silent for good.
import net from 'node:net';

export interface Strike {
  /** After so many bytes, both ways, of all connections; within a body; or once a body has gone and its answer is on its way. */
  readonly at: { readonly bytes: number } | 'body' | 'answer';
  /** Once, at that moment. */
  readonly act?: () => void;
  /** pass: what was written is still delivered. cut: it is lost with the connection. silent: the desk hears nothing any more. */
  readonly after: 'pass' | 'cut' | 'silent';
  /** On every connection, not only the first. */
  readonly always?: boolean;
}

export interface Proxy {
  readonly port: number;
  /** Counts from here; undefined: only passes on. */
  set(strike: Strike | undefined): void;
  struck(): number;
  connections(): number;
  /** Conversations that the relay has not yet ended. */
  open(): number;
  close(): Promise<void>;
}

/** More than any command or greeting of TLS has, less than a message. */
const BODY = 2600;

export async function openProxy(target: number): Promise<Proxy> {
  let strike: Strike | undefined;
  let [bytes, struck, connections] = [0, 0, 0];
  const sockets = new Set<net.Socket>();
  const relays = new Set<net.Socket>();
  const server = net.createServer((client) => {
    connections += 1;
    const relay = net.connect(target, '127.0.0.1');
    relays.add(relay);
    relay.once('close', () => relays.delete(relay));
    const pair = [client, relay] as const;
    const state = { sinceAnswer: 0, silent: false };
    const end = (): void => {
      for (const one of pair) one.destroy();
    };
    /** Whether this piece is still passed on. */
    const passes = (from: 'client' | 'relay', length: number): boolean => {
      bytes += length;
      if (from === 'client') state.sinceAnswer += length;
      const hasBody = state.sinceAnswer > BODY;
      if (from === 'relay') state.sinceAnswer = 0;
      const open = strike !== undefined && (struck === 0 || strike.always === true) ? strike : undefined;
      if (open === undefined || state.silent) return !(state.silent && from === 'relay');
      const now =
        typeof open.at === 'object' ? bytes >= open.at.bytes : hasBody && (open.at === 'body' || from === 'relay');
      if (!now) return true;
      struck += 1;
      open.act?.();
      if (open.after === 'cut') end();
      state.silent = open.after === 'silent';
      return open.after === 'pass' || (open.after === 'silent' && from === 'client');
    };
    for (const [one, other, from] of [
      [client, relay, 'client'],
      [relay, client, 'relay'],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('data', (chunk: Buffer) => {
        if (passes(from, chunk.length) && !other.destroyed) other.write(chunk);
      });
      one.on('end', () => {
        if (!(state.silent && from === 'relay')) other.end();
      });
      one.on('close', () => {
        sockets.delete(one);
        if (!(state.silent && from === 'relay')) other.end();
      });
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as net.AddressInfo).port,
    set(wanted) {
      strike = wanted;
      [bytes, struck, connections] = [0, 0, 0];
    },
    struck: () => struck,
    connections: () => connections,
    open: () => relays.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
