/** A path of a setting as one below the folder of the site: without `/` and `.` around it. */
export function plainPath(path: string): string {
	return path.replaceAll("\\", "/").replace(/^(?:\.\/|\/)+|\/+$|^\.$/g, "");
}
