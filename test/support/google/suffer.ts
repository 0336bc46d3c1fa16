// What the script of trouble does to one call and its answer.
import type { Answer } from './answer.ts';
import type { CallInfo, Trouble } from './script.ts';

interface Suffered {
  readonly drop: boolean;
  readonly answer?: Answer;
  readonly cutAt?: number;
}

/** Goes through the trouble due at one moment, in order. */
export async function suffer(troubles: readonly Trouble[], call: CallInfo, given?: Answer): Promise<Suffered> {
  let answer = given;
  let cutAt: number | undefined;
  for (const trouble of troubles) {
    if (trouble.do === 'drop') return { drop: true };
    if (trouble.do === 'wait') await trouble.until;
    if (trouble.do === 'edit') trouble.edit(call);
    if (trouble.do === 'cutOff') cutAt = trouble.afterBytes;
    if (trouble.do === 'answer') answer = scripted(trouble);
    if (answer && trouble.do === 'truncate') answer = { ...answer, body: answer.body.subarray(0, trouble.bytes) };
    if (answer && trouble.do === 'badGzip') {
      answer = { ...answer, headers: { ...answer.headers, 'content-encoding': 'gzip' }, body: Buffer.from('not gzip') };
    }
    if (answer && trouble.do === 'change') {
      const changed = trouble.change(JSON.parse(answer.body.toString('utf8')));
      answer = { ...answer, body: Buffer.from(JSON.stringify(changed)) };
    }
  }
  return { drop: false, ...(answer && { answer }), ...(cutAt !== undefined && { cutAt }) };
}

function scripted(trouble: Extract<Trouble, { do: 'answer' }>): Answer {
  const text = typeof trouble.body === 'string' ? trouble.body : JSON.stringify(trouble.body);
  const type = typeof trouble.body === 'string' ? 'text/html; charset=UTF-8' : 'application/json; charset=UTF-8';
  return { status: trouble.status, headers: { 'content-type': type, ...trouble.headers }, body: Buffer.from(text) };
}
