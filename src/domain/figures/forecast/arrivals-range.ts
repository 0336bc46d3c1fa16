// How many cases are to be expected over some days, when so many arrived over the days before: a mean and a range that holds four times in five.
//
// Arrivals are counted as a Poisson process whose rate is not known: with Jeffreys' prior, n arrivals in T days give a gamma distribution of the
// rate, and the number in the next t days is negative binomial with shape n + 1/2. The range is from its 10 % to its 90 % quantile.

export interface ExpectedRange {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const [LOW, HIGH] = [0.1, 0.9];
/** No list of cases is as long: the sum of chances stops here whatever rounding left of it. */
const MOST = 100_000;

/** `arrived` in the last `days`; how many in the next `ahead` days. */
export function rangeOfArrivals(arrived: number, days: number, ahead: number): ExpectedRange {
  const shape = arrived + 0.5;
  const none = Math.log(days / (days + ahead));
  const step = ahead / (days + ahead);
  let chance = shape * none;
  let sum = Math.exp(chance);
  let low: number | undefined = sum >= LOW ? 0 : undefined;
  let count = 0;
  while (sum < HIGH && count < MOST) {
    chance += Math.log(((shape + count) / (count + 1)) * step);
    count += 1;
    sum += Math.exp(chance);
    if (low === undefined && sum >= LOW) low = count;
  }
  return { mean: (arrived / days) * ahead, low: low ?? count, high: count };
}
