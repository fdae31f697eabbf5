import type { Random } from "../random.ts";
import type { Cluster, Steps } from "./model.ts";

/** A build that was drawn. */
export interface Drawn {
	/** From the start of `plan` to the end of `assemble`, in seconds; undefined where the build failed, since a part was tried in vain three times. */
	readonly seconds: number | undefined;
	/** For how long all machines rendered together, also in vain, in seconds. */
	readonly busy: number;
	/** How many tries were in vain. */
	readonly lost: number;
}

/** How often a part is tried: as often as the engine does. */
const TRIES = 3;

/** A machine, and when it is free for its next part, in seconds from the start of rendering. */
interface Machine {
	readonly slowness: number;
	readonly isWarm: boolean;
	readonly free: number;
}

/** A part that is to be rendered again, from some moment on. */
interface Retry {
	readonly tries: number;
	readonly from: number;
}

/** Draws one build: machines take parts until all are rendered, some are slow, and some die. */
export function drawBuild(cluster: Cluster, { plan, start, part, assemble }: Steps, parts: number, spread: number, random: Random): Drawn {
	const machines = drawMachines(cluster, random);
	const retries: Retry[] = [];
	let [fresh, busy, lost, end] = [parts, 0, 0, 0];
	while (fresh > 0 || retries.length > 0) {
		const machine = machines.shift() as Machine;
		const again = fresh === 0 || (retries[0] !== undefined && retries[0].from <= machine.free) ? retries.shift() : undefined;
		if (!again) fresh--;
		const { tries, from } = again ?? { tries: 0, from: 0 };
		const begin = Math.max(machine.free, from);
		const seconds = machine.slowness * ((machine.isWarm ? 0 : start) + part * logNormal(spread, random));
		const life = lifeOf(cluster, random);
		busy += Math.min(life, seconds);
		if (life < seconds) {
			lost++;
			const free = begin + life + cluster.silence;
			if (tries + 1 === TRIES) return { seconds: undefined, busy, lost };
			insert(retries, { tries: tries + 1, from: free }, (retry) => retry.from);
			insert(machines, { ...machine, isWarm: false, free }, (other) => other.free);
		} else {
			end = Math.max(end, begin + seconds);
			insert(machines, { ...machine, isWarm: cluster.hasWorkers, free: begin + seconds }, (other) => other.free);
		}
	}
	return { seconds: plan + end + assemble, busy, lost };
}

/** How long a machine lives, in seconds. */
function lifeOf({ deaths }: Cluster, random: Random): number {
	return deaths === 0 ? Number.POSITIVE_INFINITY : -Math.log(1 - random.next()) * (3600 / deaths);
}

function drawMachines({ machines, slow, slower }: Cluster, random: Random): Machine[] {
	return Array.from({ length: machines }, () => ({ slowness: random.next() < slow ? slower : 1, isWarm: false, free: 0 }));
}

/** Puts something into a list that is in order, behind what is equal. */
function insert<T>(list: T[], added: T, orderOf: (each: T) => number): void {
	const place = orderOf(added);
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (orderOf(list[middle] as T) <= place) low = middle + 1;
		else high = middle;
	}
	list.splice(low, 0, added);
}

/** A factor whose mean is 1, and whose logarithm has a normal distribution with this standard deviation. */
function logNormal(spread: number, random: Random): number {
	const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
	return Math.exp(spread * normal - spread ** 2 / 2);
}
