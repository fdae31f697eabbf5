/** A place in a template that uses the template itself. */
export interface Circle {
	/** The template, as templates name it. */
	readonly name: string;
	/** Where the use stands in its text, from 0. */
	readonly index: number;
	/** The templates between both, in their order; none where it names itself. */
	readonly by: readonly string[];
}

const USE = /\{%-?\s*(?:extends|include|import|from)\s+(?:\(\s*)?["']([^"']+)["']/g;

/**
 * The first template that uses itself, directly or by way of others; undefined where none does.
 * @param names the names of the templates to begin with, in their order
 * @param textOf gives the text of a template by its name; empty where there is none
 */
export function circleIn(names: Iterable<string>, textOf: (name: string) => string): Circle | undefined {
	const done = new Set<string>();
	for (const name of names) {
		const circle = circleFrom(name, textOf, done);
		if (circle) return circle;
	}
	return undefined;
}

/** Follows what templates use, each once, along one way at a time. */
function circleFrom(start: string, textOf: (name: string) => string, done: Set<string>): Circle | undefined {
	const way = [{ name: start, uses: usesOf(textOf(start)) }];
	const onWay = new Set([start]);
	for (let at = way.at(-1); at; at = way.at(-1)) {
		const use = at.uses.shift();
		if (!use) {
			done.add(at.name);
			onWay.delete(at.name);
			way.pop();
			continue;
		}
		if (onWay.has(use.name)) {
			const by = way.map(({ name }) => name);
			return { name: at.name, index: use.index, by: by.slice(by.indexOf(use.name), -1) };
		}
		if (done.has(use.name)) continue;
		onWay.add(use.name);
		way.push({ name: use.name, uses: usesOf(textOf(use.name)) });
	}
	return undefined;
}

function usesOf(text: string): { readonly name: string; readonly index: number }[] {
	return [...text.matchAll(USE)].map(({ 0: whole, 1: name = "", index }) => ({ name, index: index + whole.lastIndexOf(name) }));
}
