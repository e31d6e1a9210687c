// A JSON Schema, asked by the path of keys: lists are looked through.
export class Schema {
  #root;

  constructor(root) {
    this.#root = root;
  }

  keys(path) {
    const properties = this.#at(path).flatMap((each) => Object.entries(each.properties ?? {}));
    return properties.map(([label, { description }]) => (
      { label, apply: `${label}: `, type: 'property', info: description }
    ));
  }

  words(path) {
    const words = this.#at(path).flatMap(({ enum: listed = [], examples = [], type }) => [
      ...listed, ...examples, ...isSwitch(type) ? ['true', 'false'] : [],
    ]);
    return [...new Set(words)].map((label) => ({ label: String(label), type: 'constant' }));
  }

  help(path) {
    return this.#at(path).find(({ description }) => description)?.description;
  }

  #at(path) {
    let places = this.#alternatives(this.#root);
    for (const key of path) {
      places = places.flatMap((place) => this.#alternatives(
        place.properties?.[key] ?? place.additionalProperties,
      ));
    }
    return places;
  }

  #alternatives(place) {
    if (!place) return [];
    const { $ref, anyOf = [], items } = place;
    const named = $ref && this.#root.$defs[$ref.split('/').pop()];
    return [place, ...[named, ...anyOf, items].flatMap((each) => this.#alternatives(each))];
  }
}

// Texts may be numbers or booleans, too, which are then read as written.
const isSwitch = (type) => [type].flat().includes('boolean') && !type.includes('number');
