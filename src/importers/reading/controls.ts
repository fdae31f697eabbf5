import { withoutLatinControls } from "../../article/encoding.ts";

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Takes out of a text what XML may not hold, and remembers where there was any. */
export interface Cleaner {
	clean(text: string): string;
	/** How many control characters were dropped, and the line of the first. */
	controls(): { readonly count: number; readonly line: number };
	/** The line near which the first bytes are that are not of the file's encoding; 0 if there are none. */
	replacedLine(): number;
}

/** @param lineNow gives the line that the next text begins in */
export function makeCleaner(lineNow: () => number): Cleaner {
	const controls = { count: 0, line: 0 };
	let replacedLine = 0;
	return {
		clean(text) {
			if (replacedLine === 0 && text.includes("\ufffd")) replacedLine = lineNow();
			const whole = withoutLatinControls(text).replace(CONTROLS, "");
			if (controls.count === 0 && whole.length < text.length) {
				CONTROLS.lastIndex = 0;
				controls.line = lineNow() + (text.slice(0, text.search(CONTROLS)).match(/\n/g)?.length ?? 0);
			}
			controls.count += text.length - whole.length;
			return whole;
		},
		controls: () => controls,
		replacedLine: () => replacedLine,
	};
}
