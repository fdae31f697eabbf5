/** The functions that Nunjucks has made of a template, by the names that they have in its code: `root`, and `b_` with the name of a block. */
type Functions = Readonly<Record<string, unknown>>;

/** Tags beside Nunjucks' own, as shortcodes are. */
interface Extension {
	readonly tags?: readonly string[];
	readonly preprocess?: unknown;
}

/** A template as Nunjucks keeps it. */
export interface CompiledTemplate {
	readonly path?: string;
	readonly tmplStr?: string;
	readonly env?: { readonly asyncFilters: readonly string[]; readonly extensionsList: readonly Extension[]; readonly opts: object };
	readonly blocks: Readonly<Record<string, unknown>>;
	readonly rootRenderFunc: unknown;
	readonly compiled: boolean;
	tmplProps?: Functions;
	/** Makes the functions of the text, or takes those of `tmplProps`. */
	compile(): void;
	isShared?: boolean;
}

/** How many templates are remembered: those of ours, and as many of an owner who edits them while a site is served. */
const MOST = 500;

const known = new Map<string, Functions>();

/**
 * Has a template compiled only if none of the same text was compiled in this thread before. To compile ours takes a third of the time of a small
 * build, and each build sets up a Nunjucks of its own.
 */
export function shareCompiled(template: CompiledTemplate): void {
	if (template.isShared) return;
	template.isShared = true;
	const compile = template.compile.bind(template);
	template.compile = () => {
		if (template.compiled) return;
		const key = keyOf(template);
		const functions = key === undefined ? undefined : known.get(key);
		if (functions) template.tmplProps = functions;
		compile();
		if (key !== undefined && !functions) remember(key, functionsOf(template));
	};
}

/** All that the functions depend on; undefined where nobody knows that, since a tag of Eleventy's or of the owner's can become anything. */
function keyOf({ path, tmplStr, env }: CompiledTemplate): string | undefined {
	if (tmplStr === undefined || !env || hasTagOf(env.extensionsList, tmplStr)) return undefined;
	return JSON.stringify([path, env.asyncFilters, env.opts, tmplStr]);
}

function hasTagOf(extensions: readonly Extension[], text: string): boolean {
	return extensions.some(({ tags = [], preprocess }) => preprocess !== undefined || tags.some((tag) => text.includes(tag)));
}

function functionsOf({ blocks, rootRenderFunc }: CompiledTemplate): Functions {
	return { root: rootRenderFunc, ...Object.fromEntries(Object.entries(blocks).map(([name, block]) => [`b_${name}`, block])) };
}

function remember(key: string, functions: Functions): void {
	if (known.size >= MOST) known.clear();
	known.set(key, functions);
}
