/**
 * Why Backfile does not run on a version of Node, in one line; undefined where it does. Old versions of Node must understand this file,
 * so that they can say it.
 * @param version such as `20.19.6`
 */
export function nodeRefusal(version: string): string | undefined {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	// Node 21 and the first releases of Node 22 lack what came to Node 20 later.
	const isEnough = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
	return isEnough ? undefined : `Backfile needs Node 20.19, Node 22.12, or later; Node 24 or later is best. This is Node ${version}.`;
}
