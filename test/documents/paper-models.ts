// A model for each paper.
import type { PAPERS, PaperTemplate } from '../../src/domain/papers/catalogue.ts';
import type { ModelOf } from '../../src/domain/papers/model-shape.ts';

export type PaperModels = { readonly [K in PaperTemplate]: ModelOf<(typeof PAPERS)[K]['shape']> };
