import type { Article } from "../../article/article.ts";
import type { Finding } from "../../checks/finding.ts";
import type { TextFacts } from "../../checks/texts/facts.ts";
import { cutByCount, eachBatch } from "../../system/batches.ts";
import { type Pool, poolFor } from "../threads/pool.ts";
import type { StoryPlace } from "./tasks.ts";

const BATCH = 500;

/** What is known of the texts of articles, by their files. The texts are read in the pool and not kept. */
export async function textsOf(pool: Pool, content: string, articles: readonly Article[]): Promise<ReadonlyMap<string, TextFacts>> {
	const texts = new Map<string, TextFacts>();
	await eachBatch(cutByCount(articles, BATCH), pool.jobs, async (batch) => {
		const stories = batch.map(placeOf);
		const facts = await pool.run("texts", { content, stories });
		for (const [index, { file }] of batch.entries()) {
			const known = facts[index];
			if (known) texts.set(file, known);
		}
	});
	// Batches end in any order.
	return new Map(articles.flatMap(({ file }) => (texts.has(file) ? [[file, texts.get(file) as TextFacts] as const] : [])));
}

/**
 * Looks for the lines of findings, in threads where they are many; the findings keep their order.
 * @param jobs how many threads; else one for each core
 */
export async function placeAll(jobs: number | undefined, content: string, findings: readonly Finding[]): Promise<Finding[]> {
	const sought = findings.filter(({ at, line }) => at && line === undefined);
	const placed = new Map<Finding, Finding>();
	const pool = poolFor(sought.length, jobs);
	try {
		await eachBatch(sought.length === 0 ? [] : cutByCount(sought, BATCH), pool.jobs, async (batch) => {
			const found = await pool.run("places", { content, findings: batch });
			for (const [index, finding] of batch.entries()) placed.set(finding, found[index] ?? finding);
		});
	} finally {
		await pool.close();
	}
	return findings.map((finding) => placed.get(finding) ?? finding);
}

/** What it takes to read the body of a story again, and no more: it is copied to a thread. */
function placeOf({ file, readFrom, format, bodyAt, headlineAt, encoding, edits }: Article): StoryPlace {
	return { file, readFrom, format, bodyAt, headlineAt, encoding, edits };
}
