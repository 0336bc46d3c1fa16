// Whether anybody would be notified if mail does not leave: for `marac check`.
import type { Config } from '../../config.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';

/** In a rehearsal nothing leaves, so nobody has to be notified. */
export function checkAlarmChannels({ mail, alarms }: Pick<Config, 'mail' | 'alarms'>): readonly Problem[] {
  if (mail.mode === 'rehearsal') return [];
  if (alarms === undefined)
    return [
      tell(
        'Nobody is told by another road than Today when marac is silent or mail does not leave: name them in alarms.to.',
      ),
    ];
  if (alarms.relay !== undefined || alarms.command !== undefined) return [];
  return [
    tell(
      'There is no second road: while mail.smtp takes nothing, nobody hears that the IDVA’s notices do not go. Set alarms.relay (another provider’s mail server) or alarms.command (a program of yours), and try it with `marac alive --try`.',
    ),
  ];
}

function tell(sentence: string): Problem {
  return {
    id: problemId('alarms.one-road', 'config'),
    code: 'alarms.one-road',
    size: 'note',
    place: 'marac.config.yaml, alarms',
    sentence,
  };
}
