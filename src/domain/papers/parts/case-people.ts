// Everybody of a case on one paper: victim, perpetrators, children, others, and the line on how she may be reached.
import { victim, perpetrator, child, person, contactLine } from './part-models.ts';
import { list, type ModelOf } from '../model-shape.ts';
import {
  type ViewContext,
  type Classes,
  victimView,
  perpetratorViews,
  childViews,
  otherViews,
  describeContactLine,
} from './case-parts.ts';

export const people = {
  victim,
  perpetrators: list(perpetrator),
  children: list(child),
  others: list(person),
  contactLine,
} as const;

type People = { readonly [K in keyof typeof people]: ModelOf<(typeof people)[K]> };

export function peopleView(view: ViewContext, ref: string, classes: Classes): People {
  return {
    victim: victimView(view, ref, classes),
    perpetrators: perpetratorViews(view, ref, classes),
    children: childViews(view, ref, classes),
    others: otherViews(view, ref, classes),
    contactLine: describeContactLine(view, ref),
  };
}
