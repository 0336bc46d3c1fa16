// What Postfix says to a recipient while a message comes in: a policy service (SMTPD_POLICY_README) of ours. An answer changes at once, and Postfix
// is never reloaded: a reload while a message is being delivered keeps it in the queue until the queue manager looks again, five minutes later.
import net from 'node:net';

export interface Policy {
  readonly port: number;
  /** Answers RCPT for such addresses with that reply; undefined: as to everybody. */
  say(to: RegExp, reply: string | undefined): void;
  close(): Promise<void>;
}

export async function openPolicy(): Promise<Policy> {
  const replies = new Map<string, { readonly to: RegExp; readonly reply: string }>();
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    let text = '';
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      // A request ends with an empty line.
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const recipient = /^recipient=(.*)$/m.exec(text.slice(0, end))?.[1] ?? '';
        text = text.slice(end + 2);
        const found = [...replies.values()].find(({ to }) => to.test(recipient));
        socket.write(`action=${found?.reply ?? 'DUNNO'}\n\n`);
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as net.AddressInfo).port,
    say(to, reply) {
      if (reply === undefined) replies.delete(to.source);
      else replies.set(to.source, { to, reply });
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
