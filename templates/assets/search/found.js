// What the shards of an index have found so far of one query: asked one after another, several at a time, and put into one order.

/** How many shards are asked at the same time, once the first has answered. */
const AT_A_TIME = 6;

/** So many shards at most are asked at once where they are likely to have what the first has not. */
const FEW = 4;

/**
 * How many shards are asked before the reader has to want more, where a browser is told to save data, and where results are ordered by date:
 * then the first of them are known without the others.
 */
const UNASKED_FOR = 40;

/**
 * Begins a search.
 * @param index of shards.js
 * @param query of query.js, with `filtersOf(shard)` and `sort`
 * @param shards those that may have something, in the order in which they are asked; where results are ordered by date, in the order of their dates
 * @param holders gives promises of the addresses of the shards that may have what is asked for: `all`, and `likely`, which is known earlier
 * @param onChange is called whenever a shard has answered, and when all of them have; what it shows first is waited for
 */
export function findIn(index, query, { shards, holders, onChange }) {
	const answers = new Map();
	const failed = new Set();
	const asking = new Set();
	let waiting = [...shards];
	let allowed = 0;
	let isNarrow = false;
	let isStopped = false;
	let underway;

	async function askOne(shard) {
		asking.add(shard);
		try {
			answers.set(shard, await index.search(shard, { ...query, filters: query.filtersOf(shard) }));
		} catch {
			failed.add(shard);
		}
		asking.delete(shard);
		if (!isStopped) await onChange();
	}

	/**
	 * Asks the first by itself, and lets it be shown: most often it has what a reader sees first. Where it is not likely to have anything, or only
	 * a few others are, some of those are asked at once.
	 */
	async function askAll() {
		const { likely, all } = isNarrow || waiting.length < 2 ? {} : holders();
		const [first] = waiting;
		const early = [];
		if (answers.size === 0 && first) early.push(askOne(take()));
		const some = await likely;
		const others = some ? waiting.filter(({ url }) => some.has(url)) : [];
		if (others.length <= FEW || !some.has(first.url)) early.push(...others.slice(0, FEW).map((shard) => askOne(take(shard))));
		await Promise.all(early);
		const left = await all;
		if (left) waiting = waiting.filter(({ url }) => left.has(url));
		isNarrow = true;
		const worker = async () => {
			while (waiting.length > 0 && allowed > 0 && !isStopped) await askOne(take());
		};
		await Promise.all(Array.from({ length: AT_A_TIME }, worker));
	}

	function take(shard = waiting[0]) {
		allowed--;
		waiting = waiting.filter((other) => other !== shard);
		return shard;
	}

	/** Asks more shards, and once more those that failed. */
	async function go() {
		waiting = [...failed, ...waiting];
		failed.clear();
		allowed = query.sort.date || navigator.connection?.saveData ? UNASKED_FOR : Number.POSITIVE_INFINITY;
		underway = askAll();
		await underway;
		underway = undefined;
		if (!isStopped) onChange();
	}

	return {
		query,
		go,
		stop() {
			isStopped = true;
		},
		/** Whether shards are being asked; how many failed; how many are left to ask. */
		state: () => ({ isBusy: underway !== undefined, failed: failed.size, left: waiting.length, asked: answers.size }),
		/** All that was found, in the order of the page. */
		results: () => (query.sort.date ? byDate(shards, answers, [...waiting, ...asking]) : byScore(answers)),
		/** What each shard has found. */
		answers: () => answers,
	};
}

/** The results of shards in the order of their dates, as far as no earlier shard is still to answer. */
function byDate(shards, answers, unanswered) {
	const next = shards.findIndex((shard) => unanswered.includes(shard));
	return shards.slice(0, next < 0 ? shards.length : next).flatMap((shard) => answers.get(shard)?.results ?? []);
}

/**
 * The results of all shards by how well they match, the newest of equal ones first. Pagefind's scores grow with the rarity of words in a shard,
 * so they are measured by the rarity of the words in all of them.
 */
function byScore(answers) {
	const some = [...answers.entries()].filter(([, { results }]) => results.length > 0);
	const stories = some.reduce((sum, [, answer]) => sum + answer.stories, 0);
	const words = some[0]?.[1].holding.length ?? 0;
	const everywhere = Array.from({ length: words }, (_, word) => some.reduce((sum, [, { holding }]) => sum + (holding[word] ?? 0), 0));
	const rarityOfAll = rarity(everywhere, stories);
	const list = some.flatMap(([shard, answer]) => {
		const measure = rarityOfAll / rarity(answer.holding, answer.stories) || 1;
		return answer.results.map((result) => ({ result, score: rounded(result.score * measure), order: shard.order }));
	});
	list.sort((a, b) => b.score - a.score || a.order - b.order || a.result.rank - b.result.rank);
	return list.map(({ result }) => result);
}

/** How rare words are that stand in so many of all stories, as BM25 has it. */
function rarity(holding, stories) {
	return holding.reduce((sum, count) => sum + Math.log(1 + (stories - count + 0.5) / (count + 0.5)), 0);
}

/** Scores that differ in the last places only are equal. */
function rounded(score) {
	return Math.round(score * 1e6);
}
