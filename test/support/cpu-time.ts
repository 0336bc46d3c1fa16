// How much work was done, not how long it took: what a process computes does not depend on what else the machine does.

/** Milliseconds of processor time that this process has used so far. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
