// March 2027 in the demo, week by week.
import type { Month } from '../live-month.ts';
import { liveArrivals } from './week-arrivals.ts';
import { liveListAndSupplement } from './week-list.ts';
import { liveResearchAndAgenda } from './week-research.ts';
import { liveMeeting } from './meeting-day.ts';
import { liveAfter } from './week-after.ts';
import type { World } from '../starting-world.ts';

/** Lives the month; stops after the part that ends on `until`, if one is named. */
export async function liveMarch(month: Month, world: World, until = '2027-03-31'): Promise<void> {
  await liveArrivals(month, world, until);
  if (until < '2027-03-04') return;
  await liveListAndSupplement(month, world);
  if (until < '2027-03-09') return;
  await liveResearchAndAgenda(month, world);
  await liveMeeting(month, world);
  await liveAfter(month, world);
}
