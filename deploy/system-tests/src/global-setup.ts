import { home, touchpoint } from './platform.js';

/**
 * Brings the packaged platform up once, from an empty folder, with its demo data; takes it down at the end.
 * SYSTEM_TESTS_PLATFORM=running uses the one that TOUCHPOINT_HOME and TOUCHPOINT_PORT name, and leaves it running.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.SYSTEM_TESTS_PLATFORM === 'running') {
    return async () => undefined;
  }
  await touchpoint('stop');
  const reset = await touchpoint('reset', '--yes');
  if (reset.code !== 0) {
    throw new Error(`The folder ${home} could not be emptied:\n${reset.out}${reset.err}`);
  }
  const up = await touchpoint('up', '--detach');
  if (up.code !== 0) {
    throw new Error(`The platform did not come up:\n${up.out}${up.err}`);
  }
  process.stdout.write(up.out);
  return async () => {
    const stop = await touchpoint('stop');
    if (stop.code !== 0) {
      throw new Error(`The platform did not stop:\n${stop.out}${stop.err}`);
    }
  };
}
