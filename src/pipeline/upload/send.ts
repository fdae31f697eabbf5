import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { JOURNAL, type Journal, journalText, MANIFEST, type Manifest, manifestText } from "../publish/manifest.ts";
import type { Site } from "./local.ts";
import { isNothing, journalOfPlan, type UploadPlan } from "./plan.ts";
import type { Remote } from "./remote.ts";

/** What an upload sends. */
export interface Sending {
	readonly remote: Remote;
	/** A folder here for records, absolute. */
	readonly scratch: string;
	readonly site: Site;
	/** The files that are ours when all is sent. */
	readonly files: Manifest;
	/** The text of the new manifest. */
	readonly text: string;
	/** The manifest that stands at the target; undefined where it is to be written in any case. */
	readonly standingText: string | undefined;
	/** The files at the target that are ours. */
	readonly known: Manifest;
	/** Whether the target has a journal. */
	readonly isUnfinished: boolean;
	readonly plan: UploadPlan;
	/** Whether more is known of the target than its manifest says. */
	readonly isLookedAt: boolean;
	/** New files are sent in parts of at least so many; else 10,000. */
	readonly leastInPart?: number;
	/** Is told what is done now. */
	readonly onProgress?: (progress: SendProgress) => void;
}

/** How many files were sent or removed, of how many. */
export interface SendProgress {
	readonly step: "sending" | "removing";
	readonly done: number;
	readonly of: number;
}

/** New files are sent in parts of at least so many. After each the target's manifest names them, so that an upload which stops need not send them again. */
const LEAST_IN_PART = 10_000;

/** The most parts: the manifest is sent once for each. */
const MOST_PARTS = 8;

/**
 * Sends what a plan says, in its order: the journal first, which names all that is about to change, and the manifest last. Where it is stopped, every
 * file of the site that readers are led to is there, and the journal lets the next upload finish.
 */
export async function sendPlan(sending: Sending): Promise<void> {
	const { remote, site, files, text, standingText, plan, isUnfinished, onProgress } = sending;
	if (isNothing(plan) && !isUnfinished) {
		if (text !== standingText) await sendRecord(sending, MANIFEST, text);
		return;
	}
	// The new journal may leave out what the manifest is right about, so the manifest comes first.
	if (sending.isLookedAt) await sendRecord(sending, MANIFEST, manifestText(sending.known));
	const journal = new Map(journalOfPlan(plan, files));
	await sendRecord(sending, JOURNAL, journalText(journal));
	if (plan.inTheWay.length > 0) {
		await remote.remove(plan.inTheWay);
		await remote.removeFolders(plan.emptied);
	}
	await sendAdded(sending, journal);
	let [sent, removed] = [countOf(plan.added), 0];
	const [all, leaving] = [sent + countOf(plan.changed), countOf(plan.removed)];
	for (const group of plan.changed) {
		onProgress?.({ step: "sending", done: sent, of: all });
		await remote.send({ folder: site.folder, files: group });
		sent += group.length;
	}
	for (const group of plan.removed) {
		onProgress?.({ step: "removing", done: removed, of: leaving });
		await remote.remove(group);
		removed += group.length;
	}
	if (plan.removed.length > 0 && plan.emptied.length > 0) await remote.removeFolders(plan.emptied);
	await sendRecord(sending, MANIFEST, text);
	await remote.remove([JOURNAL]);
}

function countOf(groups: readonly (readonly string[])[]): number {
	return groups.reduce((sum, group) => sum + group.length, 0);
}

async function sendAdded(sending: Sending, journal: Map<string, readonly string[]>): Promise<void> {
	const { remote, site, files, plan, known, leastInPart = LEAST_IN_PART, onProgress } = sending;
	const all = countOf(plan.added);
	const size = Math.max(leastInPart, Math.ceil(all / MOST_PARTS));
	const sent = new Map(known);
	let done = 0;
	for (const group of plan.added) {
		for (let at = 0; at < group.length; at += size) {
			const part = group.slice(at, at + size);
			onProgress?.({ step: "sending", done, of: all + countOf(plan.changed) });
			await remote.send({ folder: site.folder, files: part });
			done += part.length;
			if (done < size || done === all) continue;
			for (const file of part) {
				const entry = files.get(file);
				if (entry) sent.set(file, entry);
				journal.delete(file);
			}
			// The journal still names them until the manifest does.
			await sendRecord(sending, MANIFEST, manifestText(sent));
			await sendRecord(sending, JOURNAL, journalText(journal as Journal));
		}
	}
}

async function sendRecord({ remote, scratch }: Sending, name: string, text: string): Promise<void> {
	const folder = path.join(scratch, "records-to-send");
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, name), text);
	await remote.send({ folder, files: [name] });
}
