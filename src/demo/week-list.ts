import type { Month } from './month.ts';
import type { World } from './world.ts';
export async function liveListAndSupplement(_month: Month, _world: World): Promise<void> {}
