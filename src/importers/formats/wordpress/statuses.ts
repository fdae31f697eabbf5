/** Statuses of WordPress and what they are here. */
export const STATUSES: Readonly<Record<string, "published" | "draft">> = {
	publish: "published",
	future: "published",
	draft: "draft",
	pending: "draft",
	private: "draft",
};
