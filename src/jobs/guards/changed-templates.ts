// The area's own templates: a changed one may be used only after a person has approved it; until then its messages stay drafts.
import type { TemplateStanding } from '../../documents/documents-port.ts';
import type { Key } from '../../domain/plan/effects.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { Ledger, Stated } from '../../ledger/ledger-port.ts';
import type { Ports } from '../engine/ports.ts';
import type { Planned } from '../engine/planned.ts';

const APPROVED = 'templates/approved';
const SOURCE = 'templates/source';

/** `paper/agenda` -> the version that may be used. */
type Approved = Readonly<Record<string, string>>;

export interface ChangedTemplate {
  readonly standing: TemplateStanding;
  readonly problem: Problem;
}

const nameOf = (template: TemplateStanding): string => `${template.sort}/${template.name}`;

async function readApproved(ledger: Ledger): Promise<Approved> {
  const kept = (await ledger.answers(APPROVED)).get(APPROVED);
  return kept === undefined ? {} : (JSON.parse(kept.answer) as Approved);
}

async function keepApproved(ledger: Ledger, approved: Approved, stated: Stated): Promise<void> {
  await ledger.rememberAnswer(APPROVED, JSON.stringify(approved), stated);
}

/** Templates that nobody approved as they are now. Those that came with the product, now or when the folder was made, need no approval. */
export async function findChangedTemplates(
  ports: Pick<Ports, 'documents' | 'ledger'>,
): Promise<readonly ChangedTemplate[]> {
  const approved = await readApproved(ports.ledger);
  return ports.documents
    .listTemplates()
    .filter((template) => !template.shipped && approved[nameOf(template)] !== template.version)
    .map((standing) => ({ standing, problem: describeChanged(standing) }));
}

function describeChanged(template: TemplateStanding): Problem {
  const id = problemId('template.changed', template.sort, template.name, template.version.slice(0, 12));
  return {
    id,
    code: 'template.changed',
    size: 'row',
    place: template.file,
    sentence: `This template (or a partial it uses) is not the one that was approved: what is made with it stays a draft. \`marac check --templates\` shows the difference; \`marac accept ${id} --by "Your Name"\` approves it.`,
  };
}

/** A message and the template of its text or of a paper it carries, with the id of the problem to accept. */
type Kept = readonly [Key, { readonly cause: 'template'; readonly template: string; readonly accept: string }];

/** Messages that use a template that nobody approved. In rehearsal nothing leaves, so nothing waits. */
export async function findUnapproved(
  ports: Ports,
  planned: Planned,
): Promise<{ readonly kept: readonly Kept[]; readonly problems: readonly Problem[] }> {
  await rememberShipped(ports);
  const changed = await findChangedTemplates(ports);
  if (changed.length === 0) return { kept: [], problems: [] };
  const byName = new Map(changed.map((template) => [nameOf(template.standing), template]));
  const papers = new Map<Key, ChangedTemplate>();
  for (const { effect } of planned.wanted) {
    const found = effect.do === 'paper' ? byName.get(`paper/${effect.template}`) : undefined;
    if (found !== undefined) papers.set(effect.key, found);
  }
  const kept = planned.wanted.flatMap(({ effect }): readonly Kept[] => {
    if (effect.do !== 'message') return [];
    const own = byName.get(`mail/${effect.template}`);
    const found = own ?? effect.papers.flatMap((paper) => papers.get(paper) ?? [])[0];
    if (found === undefined) return [];
    return [[effect.key, { cause: 'template', template: found.standing.name, accept: found.problem.id }]];
  });
  return { kept: ports.rehearsal ? [] : kept, problems: changed.map((template) => template.problem) };
}

/** Remembers the shipped templates, so that an area's unchanged copy stays approved when the product brings newer ones. */
async function rememberShipped({ documents, ledger }: Ports): Promise<void> {
  const approved = await readApproved(ledger);
  const shipped = documents.listTemplates().filter((one) => one.shipped && approved[nameOf(one)] !== one.version);
  if (shipped.length === 0) return;
  const all = { ...approved, ...Object.fromEntries(shipped.map((template) => [nameOf(template), template.version])) };
  await keepApproved(ledger, all, { by: 'shipped', in: 'rule' });
}

/** A person has approved the template: it is used as it is from now on, and the next difference is shown against it. */
export async function approveTemplate(
  ports: Pick<Ports, 'documents' | 'ledger'>,
  one: TemplateStanding,
  stated: Stated,
): Promise<void> {
  await keepApproved(ports.ledger, { ...(await readApproved(ports.ledger)), [nameOf(one)]: one.version }, stated);
  await ports.ledger.rememberAnswer(`${SOURCE}/${nameOf(one)}`, ports.documents.sourceOf(one.sort, one.name), stated);
}

/** Whether this version of a template is known to have come with an earlier version of the product: nobody changed it, and nobody approved a change. */
export async function cameWithProduct(
  ledger: Ledger,
  { sort, name, version }: Pick<TemplateStanding, 'sort' | 'name' | 'version'>,
): Promise<boolean> {
  const approved = await readApproved(ledger);
  const subject = `${SOURCE}/${sort}/${name}`;
  return approved[`${sort}/${name}`] === version && !(await ledger.answers(subject)).has(subject);
}

/** What changed since the text approved last, or since the shipped one: lines with "+ ", "- " or "  " before them. */
export async function describeChanges(
  ports: Pick<Ports, 'documents' | 'ledger'>,
  template: TemplateStanding,
): Promise<readonly string[]> {
  const subject = `${SOURCE}/${nameOf(template)}`;
  const before = (await ports.ledger.answers(subject)).get(subject)?.answer;
  return ports.documents.tellChanges(template.sort, template.name, before);
}
