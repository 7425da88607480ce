/**
 * Watches every test for something of one restaurant that shows up with another. Every random id
 * that a restaurant writes marks it as its own: names, phones and numbers may be the same in all.
 */
@NullMarked
package io.yanhuo.markers;

import org.jspecify.annotations.NullMarked;
