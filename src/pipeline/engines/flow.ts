import type { FlowProducer, Job, Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { PartJob } from "./engine.ts";
import type { Libraries } from "./libraries.ts";
import { type Failure, readFailure, TRIES } from "./tries.ts";

/** All our keys in Redis begin with this and a colon. */
export const PREFIX = "backfile";

/** The one parent in a queue of builds. */
const PARENT = "build";

/** A worker's answer that a part is done. */
export interface PartResult {
	readonly seconds: number;
	/** How many times it was tried before. */
	readonly retried: number;
}

/** Who put a flow into Redis. */
export interface Owner {
	/** Of this run of this build. */
	readonly id: string;
	/** When the run began, in milliseconds since 1970. */
	readonly began: number;
}

/** What we use of BullMQ on the side of the build: the queue of parts, and another for the builds that wait for them. */
export interface Queues {
	readonly parts: Queue<PartJob, PartResult>;
	readonly builds: Queue<{ readonly owner: string }>;
	readonly flows: FlowProducer;
	close(): Promise<void>;
}

/** How a flow stands. `gone`: Redis has none of ours, or only a part of it. `taken`: a later build has put its own in place of ours. */
export type FlowState =
	| { readonly state: "gone" | "taken" }
	| { readonly state: "failed"; readonly job: PartJob; readonly failure: Failure }
	| { readonly state: "going"; readonly done: number; readonly left: number };

/** The name of the queue of parts. BullMQ takes any sign but a colon. */
export function partsQueue(queue: string): string {
	return `${encodeURIComponent(queue)}/parts`;
}

/** @param queue the name of the site and the store */
export function openQueues({ bullmq }: Libraries, client: Redis, queue: string): Queues {
	const options = { connection: client, prefix: PREFIX, skipVersionCheck: true, streams: { events: { maxLen: 1_000 } } };
	const parts = new bullmq.Queue<PartJob, PartResult>(partsQueue(queue), options);
	const builds = new bullmq.Queue<{ readonly owner: string }>(`${encodeURIComponent(queue)}/builds`, options);
	const flows = new bullmq.FlowProducer({ connection: client, prefix: PREFIX, skipVersionCheck: true });
	// The connection is watched; without a listener an event of this name ends the process.
	parts.on("error", () => undefined);
	builds.on("error", () => undefined);
	flows.on("error", () => undefined);
	return {
		parts,
		builds,
		flows,
		async close() {
			await Promise.all([parts.close(), builds.close(), flows.close()]);
		},
	};
}

/** Puts parts in place of whatever flow is there. A part that a worker is at now stays with it, and belongs to this flow. */
export async function addFlow(queues: Queues, parts: readonly PartJob[], { id }: Owner): Promise<void> {
	await removeFlow(queues);
	// What Redis lost in part, as one does that drops keys, would be taken for a part that waits. A part that a worker is at cannot be removed.
	await Promise.all(parts.map((job) => queues.parts.remove(jobIdOf(job), { removeChildren: false })));
	await queues.flows.add({
		name: PARENT,
		queueName: queues.builds.name,
		data: { owner: id },
		opts: { jobId: PARENT },
		children: parts.map((job) => ({
			name: `part ${job.part} of ${job.of}`,
			queueName: queues.parts.name,
			data: job,
			opts: {
				jobId: jobIdOf(job),
				attempts: TRIES,
				// A store or a disk that fails for a moment must not use up all tries.
				backoff: { type: "exponential", delay: 500 },
				failParentOnFailure: true,
				// The parent keeps what the part gave.
				removeOnComplete: true,
				removeOnFail: { age: 24 * 60 * 60 },
				stackTraceLimit: 0,
			},
		})),
	});
}

/** Removes a flow, all parts that wait, and those that failed. A part that a worker is at is left to it. */
export async function removeFlow({ parts, builds }: Queues): Promise<void> {
	await (await builds.getJob(PARENT))?.remove({ removeChildren: false });
	await parts.drain(true);
	await parts.clean(0, 0, "failed");
}

/** Whether the flow in Redis is that of this owner. */
export async function isOwn({ builds }: Queues, { id }: Owner): Promise<boolean> {
	const parent = await builds.getJob(PARENT);
	return parent?.data.owner === id;
}

/** @param size how many parts the flow has */
export async function lookAt(queues: Queues, { id, began }: Owner, size: number): Promise<FlowState> {
	const parent: Job | undefined = await queues.builds.getJob(PARENT);
	if (!parent) return { state: "gone" };
	// A Redis that was restarted may have back the flow of a build before this one.
	if (parent.data.owner !== id) return { state: parent.timestamp > began ? "taken" : "gone" };
	const { processed = 0, unprocessed = 0, failed = 0 } = await parent.getDependenciesCount();
	if (failed > 0) {
		const found = await failedPart(queues, parent);
		if (found) return found;
	}
	if (processed + unprocessed < size) return { state: "gone" };
	return { state: "going", done: processed, left: unprocessed };
}

async function failedPart({ parts }: Queues, parent: Job): Promise<FlowState | undefined> {
	const { failed = [] } = await parent.getDependencies({ failed: { count: 1 } });
	const [key = ""] = failed;
	const job = await parts.getJob(key.slice(key.lastIndexOf(":") + 1));
	return job && { state: "failed", job: job.data, failure: readFailure(job.failedReason) };
}

/** What is known of the parts that are done, by their hashes. */
export async function resultsOf({ builds, parts }: Queues, jobs: readonly PartJob[]): Promise<ReadonlyMap<string, PartResult>> {
	const parent = await builds.getJob(PARENT);
	const values = ((await parent?.getChildrenValues()) ?? {}) as Readonly<Record<string, PartResult>>;
	const found = jobs.map(({ hash }): [string, PartResult | undefined] => [hash, values[parts.toKey(jobIdOf({ hash }))]]);
	return new Map(found.filter((each): each is [string, PartResult] => each[1] !== undefined));
}

/** How many parts wait or are worked at. */
export async function countPending({ parts }: Queues): Promise<number> {
	return parts.getJobCountByTypes("waiting", "active", "delayed", "prioritized");
}

/** A number alone would be no id for BullMQ, and a hash might be one. */
function jobIdOf({ hash }: Pick<PartJob, "hash">): string {
	return `part-${hash}`;
}
