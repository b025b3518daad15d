/// A setting that is now said to be something else, both values as they may be shown.
package struct SettingChange: Sendable, Equatable {
  package let setting: Setting
  package let old: String
  package let new: String

  package static func == (a: SettingChange, b: SettingChange) -> Bool {
    a.setting.name == b.setting.name && a.old == b.old && a.new == b.new
  }
}
