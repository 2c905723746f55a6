"""Whether judges judge as people do: agreement on the same answers, and the standard a judge has to meet."""
