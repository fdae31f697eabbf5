// The list of results on the page. While better ones may still come it is drawn anew, but never under the hand of a reader.

/** How many results are shown at a time. */
const PAGE = 10;

/** How long results stay as they are while others may still come, in milliseconds. */
export const STAY = 600;

/** How long after the first results others may take their places, in milliseconds. Later on a reader is reading. */
const CHANGES_FOR = 5000;

/**
 * Opens the list of a search.
 * @param results the element of the list
 * @param better a button that is shown where better results came after a reader began to use those that are there
 * @param lineFor makes the element of a result
 */
export function openList({ results, better, lineFor }) {
	let shown = PAGE;
	let lines = [];
	let drawnAt;
	let firstAt;
	let isHeld = false;
	let underway = Promise.resolve(true);

	async function add(some, isCurrent) {
		const made = await Promise.all(some.map(lineFor));
		if (!isCurrent()) return;
		results.append(...made);
		lines.push(...some);
	}

	async function replace(some, isCurrent) {
		const made = await Promise.all(some.map(lineFor));
		if (!isCurrent()) return;
		results.replaceChildren(...made);
		lines = [...some];
	}

	async function drawNow(listNow, isBusy, isCurrent) {
		const now = performance.now();
		if (!isCurrent() || (isBusy && drawnAt !== undefined && now < drawnAt + STAY)) return false;
		if (firstAt !== undefined && now > firstAt + CHANGES_FOR) isHeld = true;
		const list = listNow();
		const isSame = lines.every((result, at) => result === list[at]);
		better.hidden = isSame || !isHeld;
		if (isSame || isHeld) {
			const known = new Set(lines);
			await add(list.filter((result) => !known.has(result)).slice(0, shown - lines.length), isCurrent);
		} else await replace(list.slice(0, shown), isCurrent);
		if (lines.length > 0) {
			drawnAt = performance.now();
			firstAt ??= drawnAt;
		}
		return isCurrent();
	}

	return {
		/**
		 * Shows results, one time after another.
		 * @param listNow gives all of them, in their order: to order those of many shards takes a while, so it is called only where they are shown
		 * @param isBusy whether more may come: then it need not be shown at once
		 * @returns whether it was shown
		 */
		draw(listNow, isBusy, isCurrent) {
			underway = underway.catch(() => {}).then(() => drawNow(listNow, isBusy, isCurrent));
			return underway;
		},
		/** Lets results stay where they are, since a reader uses them. */
		hold() {
			isHeld = true;
		},
		release() {
			isHeld = false;
			drawnAt = undefined;
			firstAt = undefined;
		},
		/** Whether results stay where they are, so that something can stand below them. */
		isHeld: () => isHeld,
		/** Has a page of results more shown, and tells how many that are. */
		extend() {
			isHeld = true;
			drawnAt = undefined;
			shown += PAGE;
			return shown;
		},
		length: () => lines.length,
	};
}
