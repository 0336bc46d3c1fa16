// A planted bug: what of the product is replaced while it loads, and in which months it shows.
import type { StoryName } from '../stories/index.ts';

export interface Edit {
  /** Below src/. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface Mutant {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** The months are made of these: it shows in nothing else, and months cost time. */
  readonly stories?: readonly StoryName[];
  /** Papers through their templates. */
  readonly rendered?: true;
  /** Only quiet months can show it. */
  readonly quiet?: true;
  readonly says?: RegExp;
}
