/**
 * Memory that a thread shares with the one that watches it. In it the thread says which file it is at, so that it is known over which one it
 * hangs or dies.
 */
export interface Pulse {
	readonly memory: SharedArrayBuffer;
}

/** The names of files are cut to so many bytes. */
const LONGEST_NAME = 4_096;

/** Where in the memory stand: how many files were begun, and how many bytes the name of this one has; 0 where the thread is at none. */
const [BEGUN, LENGTH] = [0, 1];
const HEAD = 8;

/** Makes a pulse for a thread to be started. */
export function openPulse(): Pulse {
	return { memory: new SharedArrayBuffer(HEAD + LONGEST_NAME) };
}

let own: Pulse | undefined;

/** Has this thread say which file it is at. Without a pulse nobody watches it. */
export function pulseOn(pulse: Pulse | undefined): void {
	own = pulse;
}

/** Does some work over a file, and says so in this thread's pulse. A thread that dies over it says so still. */
export function at<T>(file: string, work: () => T): T {
	if (!own) return work();
	const { memory } = own;
	const counts = new Int32Array(memory, 0, 2);
	const { written } = new TextEncoder().encodeInto(file, new Uint8Array(memory, HEAD));
	Atomics.store(counts, LENGTH, written);
	Atomics.add(counts, BEGUN, 1);
	try {
		return work();
	} finally {
		Atomics.store(counts, LENGTH, 0);
	}
}

/** The file that a thread is at; undefined where it is at none. */
export function fileAt({ memory }: Pulse): string | undefined {
	const length = Atomics.load(new Int32Array(memory, 0, 2), LENGTH);
	// Text cannot be decoded from memory that is shared.
	return length === 0 ? undefined : new TextDecoder().decode(new Uint8Array(memory, HEAD, length).slice());
}

/**
 * Watches a thread.
 * @param seconds how long it may be at one file. They are counted, so that the time in which the machine sleeps is none of them
 * @param onStuck is called once, if it is at one file for longer
 * @returns what ends the watch
 */
export function watch({ memory }: Pulse, seconds: number, onStuck: () => void): () => void {
	const counts = new Int32Array(memory, 0, 2);
	let [last, waited] = [-1, 0];
	const timer = setInterval(() => {
		const begun = Atomics.load(counts, BEGUN);
		waited = begun === last && Atomics.load(counts, LENGTH) > 0 ? waited + 1 : 0;
		last = begun;
		if (waited < seconds) return;
		clearInterval(timer);
		onStuck();
	}, 1_000);
	timer.unref();
	return () => clearInterval(timer);
}
