export function partNumberOf(option: number | undefined, _env: NodeJS.ProcessEnv, _of: number): { part: number; from: string } {
	return { part: option ?? 1, from: "--part" };
}
