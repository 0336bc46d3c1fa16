// Who may open a file, and what is said when somebody may who must not. All addresses are made up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sharing } from '../../../src/workbook/google/sharing.ts';
import { findSharedWithConflicted } from '../../../src/jobs/guards/guard-sharing.ts';
import { findSharingProblems, onDomain } from '../../../src/workbook/google/sharing.ts';
import { renderWalkThrough } from '../../../src/workbook/google/walk-through.ts';

const person = (emailAddress: string, more: Partial<Sharing> = {}): Sharing => ({
  id: emailAddress,
  type: 'user',
  role: 'writer',
  emailAddress,
  ...more,
});
const DOMAINS = ['team.example', '.police.example'];
const ROBOT = 'marac@p.iam.gserviceaccount.com';

describe('sharing', () => {
  it.each<readonly [string, Sharing, string | undefined]>([
    ['a colleague', person('ana@team.example'), undefined],
    ['a colleague in capitals', person('Ana@Team.Example'), undefined],
    ['someone below a domain written with a dot', person('pc@met.police.example'), undefined],
    ['the domain itself, written with a dot', person('pc@police.example'), 'shared.outside'],
    ['a look-alike domain', person('ana@team.example.org'), 'shared.outside'],
    ['a domain that ends alike', person('ana@notteam.example'), 'shared.outside'],
    ['a group outside', { id: 'g', type: 'group', role: 'reader', emailAddress: 'all@else.example' }, 'shared.outside'],
    [
      'a group of the team',
      { id: 'g', type: 'group', role: 'reader', emailAddress: 'us@team.example' },
      'shared.group',
    ],
    ['nobody that can be named', { id: 'x', type: 'user', role: 'reader' }, 'shared.outside'],
    ['ourselves', person(ROBOT), undefined],
    ['another robot', person('x@p.iam.gserviceaccount.com'), 'shared.program'],
    [
      'the team’s own whole domain',
      { id: 'd', type: 'domain', role: 'reader', domain: 'team.example' },
      'shared.domain',
    ],
    ['anyone with the link', { id: 'a', type: 'anyone', role: 'reader' }, 'shared.anyone'],
    ['an account that was deleted', person('old@else.example', { deleted: true }), undefined],
  ])('%s', (_what, sharing, code) => {
    const problems = findSharingProblems('main', [sharing], DOMAINS, ROBOT);
    expect(problems.map((problem) => problem.code)).toEqual(code === undefined ? [] : [code]);
    expect(problems.every(({ size }) => size === (code === 'shared.group' ? 'note' : 'run'))).toBe(true);
  });

  it.each<readonly [string, Sharing, string]>([
    ['anyone with the link', { id: 'a', type: 'anyone', role: 'reader' }, 'shared.anyone'],
    ['a whole domain', { id: 'd', type: 'domain', role: 'reader', domain: 'team.example' }, 'shared.domain'],
    ['nobody that can be named', { id: 'x', type: 'user', role: 'reader' }, 'shared.outside'],
    ['a robot that may be ourselves', person(ROBOT), 'shared.program'],
  ])('F50: where our own account is not known, %s is judged', (_what, sharing, code) => {
    expect(findSharingProblems('main', [sharing], DOMAINS, undefined).map((problem) => problem.code)).toEqual([code]);
  });

  it('lets nobody in by a domain that only contains the right one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z.-]{1,12}$/), (rest) => {
        expect(onDomain(`x@${rest}team.example`, ['team.example'])).toBe(false);
        expect(onDomain(`x@team.example.${rest}`, ['team.example'])).toBe(false);
      }),
    );
  });

  it('stops when someone who must not see a case can open its file, and names the case and not the person', () => {
    const conflicted = new Map([['ana@team.example', ['K-AAAAAA']]]);
    const [problem, ...more] = findSharedWithConflicted(
      'main',
      [person('Ana@team.example'), person('bo@team.example')],
      conflicted,
    );
    expect([problem?.code, problem?.size, more]).toEqual(['shared.conflicted', 'run', []]);
    expect(problem?.sentence).toContain('K-AAAAAA');
    expect(problem?.sentence).not.toContain('ana@');
  });
});

describe('the walk-through', () => {
  it('names the key file, the account once it is known, and warns of links and whole organisations', () => {
    const known = renderWalkThrough({ keyFile: 'google-key.json', account: ROBOT, config: 'marac.config.yaml' }).join(
      '\n',
    );
    expect(known).toContain('google-key.json');
    expect(known).toContain(`Share > add ${ROBOT} as Editor`);
    expect(known).toMatch(/never with a link or with your whole organisation/);
    expect(renderWalkThrough({ keyFile: 'k', config: 'c' }).join('\n')).toContain('.iam.gserviceaccount.com');
  });
});
